module github.com/zerocopyzen/zen

go 1.26
