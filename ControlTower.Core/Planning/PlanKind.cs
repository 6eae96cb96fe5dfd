namespace ControlTower.Core.Planning;

/// <summary>What a plan is about: what is asked for, what is made, what comes in.</summary>
public enum PlanKind { Demand, Production, Inbound }
