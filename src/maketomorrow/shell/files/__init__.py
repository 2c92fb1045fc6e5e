"""Pictures that go into files: shots, films, and those that are kept."""
