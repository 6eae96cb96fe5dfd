namespace ControlTower.Core.Runtime.Demo;

/// <summary>What the tower's book says lies at a site, in units; null where it does not know. Counts of the demo are reported against it.</summary>
public delegate decimal? DemoBook(string site, string item);
