package object

func defineTuple() {
	TupleType.Define(TypeSpec{
		Name: "tuple", Kind: KindTuple,
		Slots: Slots{Free: freeTuple, Children: visitTuple},
	})
}
