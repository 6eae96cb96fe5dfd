// Timing matters here (kills, deadlines, live updates): one test at a time has the machine to itself.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
