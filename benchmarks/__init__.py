"""The comparison with other generators: a workload, its form for each of them, and what is measured."""
