package object

// defineContainers defines the built-in containers, their iterators and the
// iterators over iterators. Tuples come earlier: exceptions hold one.
func defineContainers() {
	defineGenericAlias()
	defineListIterators()
	defineList()
	defineRange()
	defineDictIterators()
	defineDictViews()
	defineDict()
	defineSets()
	defineAdapters()
}
