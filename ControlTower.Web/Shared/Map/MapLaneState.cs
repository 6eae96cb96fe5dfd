namespace ControlTower.Web.Shared.Map;

/// <summary>Impact is the first hop after a disruption, NextHop the one after; ordered, the worst last.</summary>
public enum MapLaneState { Normal, NextHop, Impact, Disrupted }
