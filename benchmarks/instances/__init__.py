"""Public instances near our problem, read as workshops, solved by the same engine and checked on the original files.

The data is not part of the project: every command takes the folder that holds it.
"""
