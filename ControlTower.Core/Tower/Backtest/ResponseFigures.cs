namespace ControlTower.Core.Tower.Backtest;

/// <summary>How fast cases were answered. Hours with four decimals, from when the tower learned of a case; null where there was none.</summary>
/// <param name="Cases">For which every function had done its part, by then.</param>
/// <param name="MedianHours">From detection until that: the figure that KPIs call detectionToResponse.</param>
/// <param name="P90Hours">Nine of ten took no longer.</param>
/// <param name="Decided">Questions that were answered, or ran out of time.</param>
/// <param name="InWindowShare">Of these, the share that was decided before its first window ended; 0 to 1, four decimals.</param>
public sealed record ResponseFigures(int Cases, decimal? MedianHours, decimal? P90Hours, int Decided, decimal? InWindowShare);
