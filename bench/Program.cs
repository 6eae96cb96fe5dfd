using ControlTower.Bench.Reporting;

return await BenchProgram.RunAsync(args);
