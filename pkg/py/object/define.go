package object

// The built-in types refer to one another, so they are declared as empty and
// defined here, ancestors first.
func init() {
	noneHeader.typ, ellipsisHeader.typ, notImplementedHeader.typ = NoneType, EllipsisType, NotImplementedType
	boolHeader.typ, intHeader.typ, floatHeader.typ = BoolType, IntType, FloatType
	StrType.kind = KindStr
	defineSingleStrs()
	defineSlotMethods()
	defineObject()
	defineType()
	defineNatives()
	defineMethod()
	defineSingletons()
	defineSequenceIterator()
	defineSlice()
	defineTuple()
	defineExceptions()
	defineDescriptors()
	defineNumbers()
	defineStr()
	defineContainers()
}
