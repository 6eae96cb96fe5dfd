using ControlTower.Web.Hosting;

return await TowerProgram.RunAsync(args);
