namespace ControlTower.Core.Tower.Backtest;

/// <summary>How far a backtest is.</summary>
public readonly record struct BacktestStep(long Done, long Total);
