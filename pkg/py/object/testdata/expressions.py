"""Writes expressions.tsv: expressions over numbers and strs, and what CPython
makes of them: the repr, or the exception.

    python3.15 testdata/expressions.py > testdata/expressions.tsv
"""

import random
import warnings

# Expressions that name what they test; the random ones below only fill the gaps.
CURATED = r"""
1//0
1%0
1/0
divmod(1,0)
1.0/0
1.0//0
1.0%0
divmod(1.0,0)
0**-1
0.0**-1
(-8)**0.5
2**-1
pow(2,3,0)
pow(2,-1,4)
pow(2,-1,5)
pow(2.0,3,5)
pow(2,3.0,5)
pow(2,3,5.0)
pow('a',3,5)
pow(2,3,-5)
pow(3,0,1)
1<<-1
1>>-1
1<<10**20
0<<10**20
1>>10**20
-1>>10**20
10**400/3
1/10**400
float(10**400)
int('a')
int('12',1)
int('12',37)
int('12','a')
int(12,10)
int(base=10)
int(x=10)
int(None)
int([])
int('1'*5000)
int(float('nan'))
int(float('inf'))
int('1_000')
int(' 12 ')
int('0x10',0)
int('010',0)
int('10',10**30)
int(b'12')
int(b'ab')
int(b'\xff',16)
int(3.9)
int('٣')
int(1,2,3)
1<'a'
1+'a'
1 @ 2
~True
-True
+True
True+True
True&1
True&False
True^True
True|2
bool(1,2)
bool(x=1)
bool()
bool('')
float('x')
float(None)
float(b'1.5')
float(b'x')
float(1,2)
float(x=1)
float('nan')
float('1_0.5')
1e308*10
10.0**400
(-1.5)**2.5
0j**-1
0j**1j
1j/0
1j//1
1j%1
1j<2j
complex('1+2j')
complex('x')
complex(1,'x')
complex('1','2')
complex('1',2)
complex(None)
complex(1,None)
complex(1j,2)
complex(1,2j)
complex(real=1,imag=2)
complex(1,2,3)
complex()
complex(-0.0,-0.0)
complex('nan+infj')
1j**2
(1+2j)**(3)
(1+2j)**0.5
(1+2j)**(1+1j)
pow(1j,2,3)
hash(1j)
hash(2**61-1)
hash(2**61)
hash(-1)
hash(1.5)
hash(float('inf'))
hash(10**30)
hash(-10**30)
hash(1e300)
hash(1.5+2.5j)
hash(float('nan'))==hash(float('nan'))
int.from_bytes(b'\x01\x02')
int.from_bytes(b'\x01\x02','little')
int.from_bytes([1,2,300])
int.from_bytes('ab')
int.from_bytes(5)
int.from_bytes(b'\xff',signed=True)
int.from_bytes(b'\xff','x')
(5).to_bytes()
(300).to_bytes()
(-1).to_bytes()
(-1).to_bytes(1,signed=True)
(5).to_bytes(-1)
(5).to_bytes(2,'x')
(5).to_bytes(2,5)
(5).to_bytes(length=3,byteorder='little')
(128).to_bytes(1,signed=True)
(5).bit_length()
(-5).bit_count()
(5).as_integer_ratio()
(5).is_integer()
(15).__round__(-1)
(25).__round__(-1)
round(1234,-2)
round(5,'a')
(5).__format__('x')
format(5,'d')
format(5,'s')
format(5,'q')
format(10,'#_x')
format(5,'.2')
format(True)
format(True,'d')
format(True,'s')
str(True)
(5).__trunc__()
(5).__floor__()
(5).__ceil__()
int.__floor__(True)
divmod(-7,2)
divmod(-7.5,2)
-7//2
-7%2
7%-2
-7.5%2
-0.0%5
0.0//-5
float('inf')//1
5.0%float('inf')
-5.0%float('inf')
float('inf')%5
(1.5).is_integer()
(1.5).as_integer_ratio()
float('inf').as_integer_ratio()
float('nan').as_integer_ratio()
(1.5).hex()
float.fromhex('0x1.8p+1')
float.fromhex('x')
float.fromhex(5)
float.fromhex('0x1p5000')
(2.5).__round__()
round(3.5)
round(2.675,2)
round(1e300,-300)
round(float('nan'))
round(float('inf'))
round(2.5,None)
round(1234.5,-2)
round(1.5,10**20)
round(1.7e308,-308)
(1.5).__trunc__()
(-1.5).__floor__()
(-1.5).__ceil__()
float('inf').__floor__()
float('nan').__ceil__()
1.5 .conjugate()
(1.5).real, (1.5).imag
type(True.real)
type((5).conjugate())
True.conjugate()
(5).numerator,(5).denominator
(1+2j).conjugate()
complex.from_number(5)
float.from_number(5)
float.from_number('5')
complex.from_number('5')
abs(3+4j)
abs(complex(1e308,1e308))
format(1+2j,'.2f')
(1j).__complex__()
(1j).__getnewargs__()
(5).__getnewargs__()
(5).__divmod__('a')
(5).__rdivmod__(7)
(5).__pow__(2,'a')
(5).__pow__(2,3)
1.0.__pow__(2,3)
(5).__add__('a')
(5).__eq__('a')
(5).__lt__(6.0)
5 < 6.5
2**53+1 == 2.0**53
2**53 == 2.0**53
10**400 > float('inf')
10**400 < float('inf')
10**400 > float('-inf')
5 < float('nan')
1 == 1+0j
2**53+1 == complex(2**53)
1.5 < 1j
5 < 1j
int.real
float.real
int.__doc__
float.__doc__
complex.__doc__
bool.__doc__
str.__doc__
5 .foo
int.bit_length('a')
(5).bit_length(1)
int.__new__(bool)
bool.__new__(int)
int.__new__(str)
int.__new__()
10**5000
str(10**4299)[:5]
str(10**4300)
f'{10**5000:x}'[:5]
f'{10**5000}'
float('1e400')
-float('nan')
abs(-0.0)
1.5 // 0.5, 1.5 % 0.1
5 .__float__()
(1.5).__int__()
True.__and__(5)
True.__and__(False)
True.__xor__(1.5)
True.__invert__()
True.__repr__()
1.0 << 2
1 << 2.0
1 & 2.0
1.5 & 1
~1.5
-'a'
(5)**(-2)
(0)**0
(-2)**-3
10**-400
(10**400)**-1
2.0**10**400
(10**400)**2.0
10**400 + 1.0
1.0 * 10**400
1j + 10**400
(2)**(1.5)
(-2)**(1.5)
(-2)**(2.0)
0.0**0
float('inf')**0
1.0**float('nan')
float('inf').__format__('010')
1 if 0.0 else 2
int('-0b11',2)
int('0b11',16)
int('',10)
int('  ')
int('1__0')
int('-')
int(b'')
int('1'*100+'x')
int('😀x')
float('😀x')
complex('😀x')
int('\ud800')
int(True)
int(' -5_0 ',8)
int('9',8)
int('12', True)
complex('(1+2j)')
complex(' 1 ')
complex(b'1')
complex(1.5)
complex('1j')
-1j
-(1+0j)
(1e16+1e-7j)
complex(float('inf'),float('nan'))
repr(complex(-0.0,1))
1j-1j
(1+2j)*(3+4j)
(1+2j)/(3+4j)
1/(3+4j)
(1+2j)/2
2/(0j)
0j**0
(1e200+1e200j)**2
(1e300+1e300j)*(1e300+1e300j)
5**1j
1.5-2j
2-complex(0,0)
1j*float('inf')
'a'.replace(1,2)
'a'.replace('a',2)
'a'.replace('a','b','c')
'a'.replace('a')
'a'.replace('a','b',count=1)
'a'.find(1)
'a'.index('b')
'a'.rindex('b')
'a'.count(1)
'a'.find()
'a'.find('a','x')
'a'.find('a',None,None)
'a'.find('a',1.5)
'a'.startswith(1)
'a'.startswith(('a',1))
'a'.startswith((1,'a'))
'a'.endswith(1)
'a'.endswith(('a',1,))
'a'.endswith((1,))
'a'.startswith(('b',),'x')
'a'.split(1)
'a'.split('')
'a'.split('a','b')
'a b'.split(maxsplit=1)
'a b'.split(None,1.5)
'a'.rsplit('')
'a'.splitlines('x')
'a'.splitlines(keepends=[])
'a'.partition('')
'a'.partition(1)
'a'.rpartition(1)
'a'.strip(1)
'a'.lstrip(1)
'a'.rstrip(b'')
'a'.strip(None)
'a'.join(1)
'a'.join([1])
'a'.join(['x',b'y'])
'a'.join('bcd')
'a'.center('x')
'a'.center(5,'xx')
'a'.center(5,1)
'a'.center(5,'')
'a'.ljust(10**20)
'a'.zfill('x')
'a'.zfill(1.5)
'a'.expandtabs('x')
'a\tb'.expandtabs(tabsize=4)
'a'.translate(1)
'abc'.translate({97:'x',98:None,99:0x110000})
'abc'.translate({97:'x',98:None})
'abc'.translate({97:1.5})
'abc'.translate('xyz')
'a'.translate([])
str.maketrans('ab','c')
str.maketrans('ab','cd')
str.maketrans('ab','cd','e')
str.maketrans({'a':1,'bb':2})
str.maketrans({'a':1,98:2})
str.maketrans({1.5:2})
str.maketrans(1)
str.maketrans('a',1)
str.maketrans(1,'a')
str.maketrans('a','b',1)
'a'.encode(1)
'a'.encode('x')
'a'.encode('utf-8',1)
'é'.encode('ascii')
'aéé'.encode('ascii','x')
'a'.encode('ascii','x')
'a'.encode(errors='ignore',encoding='ascii')
'{}'.format()
'{0}{}'.format(1,2)
'{}{0}'.format(1,2)
'{a}'.format()
'{a}'.format(a=1)
'{.x}'.format(1)
'{[0]}'.format([5])
'{[x]}'.format({'x':3})
'{0[a].b}'.format({'a':1})
'{!r:>5}'.format('a')
'{!x}'.format('a')
'{'.format()
'}'.format()
'{:{}}'.format('a',5)
'{:{:{}}}'.format('a',5,6)
'{:d}'.format('a')
'{x}'.format_map({'x':1})
'{x}'.format_map({})
'{}'.format_map({})
'{0}'.format_map([1])
'{x}'.format_map(5)
'a'.removeprefix(1)
'a'.removesuffix(1)
'%d' % 'a'
'%s %s' % 1
'%s' % (1,2)
'%(a)s' % {'a':1}
'%(a)s' % 1
'%(a)s' % {}
'%c' % 'ab'
'%c' % -1
'%c' % 1.5
'%x' % 1.5
'%d' % 1.9
'%f' % 'a'
'%z' % 1
'%' % ()
'%*d' % (5,1)
'%*d' % ('a',1)
'%a' % 'é'
'a' % 1
'a' % {}
'a' % []
'a' % ()
'%s' % {}
'%5.2f|%-5d|%+d|%05d' % (1.234,5,6,7)
'a'+1
'a'*'a'
'a'*1.5
'a'*10**20
'ab'*(2**62)
1 in 'a'
'a'[1]
'a'['x']
'a'[10**20]
'a'[::0]
'a'[1.5]
'a'[1:'x']
'a' < 1
str(1,2,3,4)
str(b'a','utf-8')
str(b'\xff','utf-8')
str('a','utf-8')
str(1,'utf-8')
str(b'a',1)
str(b'a','utf-8',1)
str(object=1)
str(x=1)
str(encoding='utf-8')
str(errors='x')
str(b'a')
format('a','5')
format('a','d')
format('a','=5')
format('a','+')
format('a','10**')
format('abc','.2')
'a'.__format__(1)
'a'.isalpha(1)
'a'.upper(1)
'a'.__getnewargs__()
'a'.__mod__(1)
'a'.__rmod__('%s')
'a'.__rmul__(2)
'a'.__add__(1)
'a'.__contains__(1)
'a'.__eq__(1)
hash('')
'a'.x
str.join('a')
'abc'.join(iter(['x']))
','.join(x for x in [1])
'a'.casefold('a')
'x'.split(sep=None)
'x'.split(foo=1)
'a'.splitlines(1,2)
'a'.isidentifier()
'ß'.title(), 'ß'.capitalize(), 'ß'.swapcase()
list('aé😀')
'aé😀'[2], 'aé😀'[-1], 'aé😀'[::-1], 'aé😀'[1:]
float('inf')**1j
type(iter('a')).__name__, type(iter('é')).__name__
'x' * 10**12
2**1.5, 10**-5, 1.1**10, 2**0.5
complex(imag=2)
complex(real='1')
complex(real=None)
complex('1',imag=1)
complex(1,imag=1j)
complex(foo=1)
complex(1,2,real=3)
float('1',x=2)
int('1',base=2,x=3)
int('1',2,base=3)
int('1',foo=2)
str('a','b','c','d')
str('a',foo=1)
str(b'a',errors='strict')
str(object=b'a',encoding='ascii')
'abc'.split(1,2,3)
'abc'.split('b',maxsplit=1,foo=2)
'abc'.split('b',sep='c')
''.join()
''.join([],[])
'a'.replace('a','b','c','d')
'a'.replace('a','b',1,count=1)
'a'.replace(old='a',new='b')
'a'.encode('a','b','c')
'a'.encode(foo=1)
'a'.center()
'a'.center(1,2,3)
'a'.zfill()
'a'.zfill(width=3)
'a'.expandtabs(1,2)
'a'.expandtabs(size=1)
'a'.splitlines(foo=1)
'a'.partition()
'a'.strip(1,2)
'a'.startswith()
'a'.startswith('a',0,1,2)
'a'.find('a',0,1,2)
'a'.translate()
str.maketrans()
str.maketrans(1,2,3,4)
'a'.format_map()
'a'.removeprefix()
(5).to_bytes(1,'big',True)
(5).to_bytes(1,'big',foo=True)
int.from_bytes()
int.from_bytes(b'a','big',True)
(5).__round__(1,2)
(5.5).__round__('x')
round(5.5,None)
round(-2.5)
round(0.5), round(1.5)
(1.5).hex(1)
float.fromhex()
float.fromhex('0x1.999999999999ap-4'), float.fromhex('-inf'), float.fromhex('NaN'), float.fromhex(' 1p3 '), float.fromhex('0x.8')
float.fromhex('0x')
float.fromhex('1p')
float.fromhex('1_0')
float.fromhex('0x1p-1080'), float.fromhex('1.8'), float.fromhex('+0xA')
(0.1).hex(), (-0.0).hex(), (5e-324).hex(), float('inf').hex()
(1).conjugate(2)
'%s' % ((1,2),)
'%(x)s %(x)d' % {'x':1}
'%(x)s %s' % {'x':1}
'%s %(x)s' % {'x':1}
'%d' % '1'
'%d' % None
'%5%' % ()
'%.*f' % (2, 1.239)
'%.*f' % ('a', 1)
'%c%c' % ('a', 98)
'%c' % 0x110000
'%s' % 'é', '%r' % 'é', '%a' % 'é'
'{0.real} {0.imag}'.format(1+2j)
'{0[0]}{1[1]}'.format([1],(2,3))
'{a.b}'.format(a=1)
'{:>{w}.{p}f}'.format(3.14159,w=10,p=2)
'{!r} {!s} {!a}'.format('é','é','é')
'{:{}}{}'.format(1,2,3)
'{0:{1}}{2}'.format(1,2,3)
'{}'.format(1,2)
'{a[b c]}'.format(a={'b c':1})
'{a[}'.format(a=1)
'{0.}'.format(1)
'{0[]}'.format(1)
'{0[0]x}'.format([1])
'{:d}'.format(1.5)
'{:,}'.format(1234567)
'{:x}'.format('a')
'{0!}'.format(1)
'{0!r'.format(1)
'{0:'.format(1)
'{{}}'.format()
'{:%Y}'.format(1)
'{:c}'.format(65)
'{:c}'.format(-1)
'{:n}'.format(12345)
format(1.5,'n')
format(10**30,',')
format(10**30,'e')
format(10**400,'e')
format(True,'5')
format(1e100,',.0f')
format(None,'')
format(None,'5')
format([],'5')
'a' in 'abc', 'd' not in 'abc'
'abc' * True
True * 'abc'
'abc'[True]
'abc'[-4]
'abc'[-3:]
'a' 'b'
'é' < 'z', 'Z' < 'a', '\ud800' < '\U00010000', '\uffff' < '\U00010000'
'aXbxc'.casefold().split('x')
'  a '.strip().center(7,'*')
'x'.join(['1']), 'x'.join([]), 'x'.join(('a','b'))
'\ud800'.encode('utf-8')
'\ud800'.encode('utf-8','surrogatepass')
'a\ud800b'.encode('utf-8','replace')
'aé'.encode('cp1252'), 'é'.encode('utf-16'), 'é'.encode('utf_32')
'é'.encode('latin1','strict')
'Ж'.encode('latin1')
'a'.encode('rot13')
'a'.encode('hex')
(10**400).__float__()
int(1e308) == 10**308
int('0b101',0), int('0o17',0), int('0xff',0), int('0',0), int('00',0)
int('-0x_f',16)
int('1e5')
int('1.5')
int('\t12\n')
int('１２')
float('１.５')
float('  1e5  '), float('1_000.5'), float('infinity'), float('-iNf'), float('+nan')
float('1__0')
float('')
float('1e')
float('.5'), float('5.'), float('.')
5 .real, 5 .imag, True.real, True.imag
(2**100).bit_count(), (-2**100).bit_length(), (0).bit_length()
(2**70).to_bytes(9), (-2**70).to_bytes(9,'little',signed=True)
(2**70).to_bytes(8)
int.from_bytes([256])
int.from_bytes(['a'])
int.from_bytes(1.5)
int.from_bytes({1:2})
pow(2,10,mod=7), pow(-3,5,7), pow(3,-2,7), pow(0,0,1), pow(5,3,-7), pow(2**100,2**50,10**9+7)
pow(2,-1,0)
pow(0,-1,5)
pow(2,0.5), pow(4,0.5), pow(-8,1/3)
0.1+0.2, 1e16, 1e15, 123456789012345680.0, 1e-5, 0.0001, 1.0, -0.0
1/3, 2/3, 10/4, 7/7, -1/3
10**30/10**29, 2**1000/2**999, 1/(2**1074), 3/(2**1075), (2**53+1)/2, 10**400/10**399
2**1074/3**700
7//-2, -7//-2, 7.0//-2, -7%3, 7%-3, 7.5%-2, -7.5%2, 1e20%3, 5%0.3
1<2<3, 1<2>3, 1==1.0==True
10**20 == 1e20, 10**22 == 1e22, 10**23 == 1e23, 2**53 < 2.0**53+1
float('nan') != float('nan'), float('nan') == 1, 1 < float('nan')
abs(-2**63), -(-2**63), ~2**64, ~(-1), +True
1 & 1.0
'a' - 'b'
'a' % 1
-'a'
+'a'
~'a'
None + 1
1 + None
[] + 1
1 // 'a'
1j // 1
1j < 1
1j == 1j, 1j != 1, (1+0j) == 1, (1+0j) == 1.0, (1+0j) == True
"""

INTS = ["0", "1", "-1", "2", "7", "-7", "255", "2**31", "2**63", "-2**63", "2**63-1", "2**64", "-2**64", "10**20",
        "-10**30+7", "2**100", "3**70", "-3**71", "True", "False", "12345678901234567890", "9007199254740993"]
FLOATS = ["0.0", "-0.0", "1.0", "1.5", "-2.5", "1e10", "1e16", "1e22", "1e308", "5e-324", "float('inf')",
          "float('-inf')", "float('nan')", "9007199254740992.0", "9.223372036854775807e18", "0.1", "123456.789", "-1e-7"]
COMPLEXES = ["1j", "(1+2j)", "(-0.0-1j)", "(2.5-3j)", "complex(1,0)"]
OPERATORS = ["+", "-", "*", "/", "//", "%", "&", "|", "^", "<", "<=", "==", "!=", ">", ">=", "**", "<<", ">>"]
SPECS = ["", "d", "x", "X", "#x", "b", "#b", "o", "c", "e", "f", "g", "%", "n", "10", "<10", ">10", "^10", "=10", "010",
         "+", "-", " ", "+d", ",", "_", "_x", "#_b", ".2f", ".0f", "#.0f", "10.3f", "+.2e", ".3g", "#g", "z.1f", "*^15",
         "*<+10d", ",.2f", "_.3f", ".3", "s", "10s", ".2s", "z", "08.2f", "x<5", "é>6", "_d", "E", "G", "F", ".5%"]
PERCENTS = ["%d", "%5d", "%-5d|", "%05d", "%+d", "% d", "%x", "%#x", "%X", "%o", "%#o", "%f", "%.2f", "%e", "%g",
            "%10.3g", "%s", "%r", "%a", "%c", "%10s", "%-10s|", "%.2s", "%i", "%u", "%%", "%5.1f%%", "%#g", "%F", "%G"]
STRS = ["'abc'", "'é😀x'", "' a b  c '", "'a,b,,c'", "'Hello World'", "''", "'aXbXc'", "'ß'", r"'\n\ta\r\nb'", "'ǆabc'",
        "'ABC'", "'123'", "'٣'", "'½'", r"'a\x00b'", r"'\ud800x'", "'İ'", "'Σας'"]
SUBS = ["'a'", "'b'", "''", "','", "'X'", "' '", "'é'", "'bc'", "'zz'"]
BOUNDS = ["0", "1", "2", "-1", "-2", "5", "100", "None"]
NIBLADIC = ["upper", "lower", "title", "capitalize", "swapcase", "casefold", "isalpha", "isdigit", "isnumeric",
            "isdecimal", "isalnum", "isspace", "isupper", "islower", "istitle", "isidentifier", "isprintable", "isascii",
            "split", "rsplit", "splitlines", "strip", "lstrip", "rstrip", "expandtabs"]
HANDLERS = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass"]


def operation():
    a = random.choice(random.choice([INTS, INTS, FLOATS, COMPLEXES]))
    b = random.choice(random.choice([INTS, INTS, FLOATS, COMPLEXES]))
    op = random.choice(OPERATORS)
    if op in ("**", "<<"):
        b = random.choice(["0", "1", "2", "3", "-1", "-2", "5", "0.5", "-3", "1j"])
    return f"({a}) {op} ({b})"


def conversion():
    a, b = random.choice(INTS + FLOATS), random.choice(INTS + FLOATS)
    x, y, z = random.choices(INTS, k=3)
    return random.choice([
        f"divmod({a}, {b})", f"-({a})", f"abs({a})", f"float({a})", f"int({a})", f"round({a}, {random.randint(-25, 10)})",
        f"round({a})", f"({a}).as_integer_ratio()", f"bool({a})", f"str({a})", f"complex({a})", f"pow({x}, {y}, {z})",
        f"({a}).is_integer()", "0" if "nan" in a else f"hash({a})"])


def formatting():
    a = random.choice(random.choice([INTS, FLOATS, COMPLEXES, ["'abc'", "'é😀'", "''"]]))
    return f"format({a}, {random.choice(SPECS)!r})"


def percent():
    a = random.choice(random.choice([INTS, FLOATS, COMPLEXES, ["'abc'", "'é'", "''", "None", "[1]", "(1,)", "(1, 2)"]]))
    return f"{random.choice(PERCENTS)!r} % ({a})"


def method():
    s, t, u = random.choice(STRS), random.choice(SUBS), random.choice(SUBS)
    i, j, k = random.choice(BOUNDS), random.choice(BOUNDS), random.choice(BOUNDS[:-1])
    return random.choice([
        f"{s}.{random.choice(NIBLADIC)}()", f"{s}.find({t}, {i}, {j})", f"{s}.rfind({t}, {i}, {j})",
        f"{s}.count({t}, {i}, {j})", f"{s}.index({t}, {i})", f"{s}.startswith({t}, {i}, {j})",
        f"{s}.endswith({t}, {i}, {j})", f"{s}.replace({t}, {u})", f"{s}.replace({t}, {u}, {k})", f"{s}.split({t})",
        f"{s}.split({t}, {k})", f"{s}.rsplit({t}, {k})", f"{s}.split(None, {k})", f"{s}.rsplit(None, {k})",
        f"{s}.partition({t})", f"{s}.rpartition({t})", f"{s}.strip({t})", f"{s}.lstrip({t})", f"{s}.center({k})",
        f"{s}.ljust({k}, '*')", f"{s}.rjust({k}, 'é')", f"{s}.zfill({k})", f"{s}[{i}:{j}]",
        f"{s}[{i}:{j}:{random.choice(['1', '2', '-1', '-3', 'None'])}]", f"{s}[{k}]", f"{s} * {k}", f"{s} + {t}",
        f"{t} in {s}", f"{t}.join({s})", f"{s} < {t}", f"{s}.removeprefix({t})", f"{s}.removesuffix({t})", f"list({s})",
        f"{s}.encode()", f"{s}.encode('ascii', '{random.choice(HANDLERS)}')", f"{s}.encode('latin-1')",
        f"{s}.encode('utf-16-le', 'surrogatepass')", f"repr({s})", f"int({s})", f"float({s})", f"len({s})"])


def evaluate(expression):
    try:
        return repr(eval(expression))
    except Exception as e:
        return f"{type(e).__name__}: {e}" if str(e) else type(e).__name__


def main():
    warnings.simplefilter("ignore")
    random.seed(315)
    lines = CURATED.strip().splitlines()
    for generate, count in [(operation, 900), (conversion, 300), (formatting, 400), (percent, 300), (method, 1200)]:
        lines += [generate() for _ in range(count)]
    for line in dict.fromkeys(lines):
        result = evaluate(line)
        assert "\t" not in line + result and "\n" not in line + result, line
        print(line, result, sep="\t")


main()
