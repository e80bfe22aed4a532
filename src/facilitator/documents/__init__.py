"""Documents in and out: workbooks that come in, reports that go out."""
