using ControlTower.Core.Tower.Backtest;

namespace ControlTower.Web.Shared.Backtests;

/// <summary>Protocols that are tried together.</summary>
/// <param name="Documents">Null for those that are published.</param>
public sealed record ProtocolSet(IReadOnlyList<ProtocolToTry>? Documents);
