namespace ControlTower.Core.Protocols.Measured;

/// <summary>What one kind of option of a protocol was to bring and brought, of the runs that were measured on one day (UTC).</summary>
public sealed record EffectDay(string Protocol, string Kind, DateOnly Day, int Count)
{
    /// <summary>So many errors of a day are kept, the newest.</summary>
    public const int ErrorsKept = 50;

    public string? Currency { get; init; }

    public EffectPair Cost { get; init; } = EffectPair.None;

    public EffectPair Orders { get; init; } = EffectPair.None;

    public EffectPair Lines { get; init; } = EffectPair.None;

    public EffectPair StopHours { get; init; } = EffectPair.None;

    /// <summary>Hours from acting until service was regained.</summary>
    public EffectPair RegainHours { get; init; } = EffectPair.None;

    /// <summary>In <see cref="Currency"/>.</summary>
    public decimal LateCost { get; init; }

    public IReadOnlyList<decimal> Errors { get; init; } = [];

    public EffectDay With(MeasuredRun one, DateTimeOffset actedAt) => this with
    {
        Count = Count + 1,
        Currency = one.Forecast.Cost?.Currency ?? Currency,
        Cost = Cost.With(one.Forecast.Cost?.Amount, one.Real.Cost?.Amount),
        Orders = Orders.With(one.Forecast.OrdersSaved, one.Real.OrdersSaved),
        Lines = Lines.With(one.Forecast.LinesSaved, one.Real.LinesSaved),
        StopHours = StopHours.With(one.Forecast.StopHoursSaved, one.Real.StopHoursSaved),
        RegainHours = RegainHours.With(EffectError.Hours(one.Forecast.ServiceRegainedAt, actedAt), EffectError.Hours(one.Real.ServiceRegainedAt, actedAt)),
        LateCost = LateCost + (one.Real.LateCost?.Amount ?? 0),
        Errors = one.Error is { } error ? [.. Errors.TakeLast(ErrorsKept - 1), error] : Errors,
    };

    /// <summary>Days of one kind as one.</summary>
    public EffectDay And(EffectDay other) => this with
    {
        Count = Count + other.Count,
        Currency = other.Currency ?? Currency,
        Cost = Cost.And(other.Cost),
        Orders = Orders.And(other.Orders),
        Lines = Lines.And(other.Lines),
        StopHours = StopHours.And(other.StopHours),
        RegainHours = RegainHours.And(other.RegainHours),
        LateCost = LateCost + other.LateCost,
        Errors = [.. Errors.Concat(other.Errors).TakeLast(ErrorsKept)],
    };
}

/// <summary>Sums of one figure over the runs of which both sides are known.</summary>
public sealed record EffectPair(int Known, decimal Forecast, decimal Real)
{
    public static EffectPair None { get; } = new(0, 0, 0);

    public EffectPair With(decimal? forecast, decimal? real) => forecast is { } was && real is { } came ? new(Known + 1, Forecast + was, Real + came) : this;

    public EffectPair And(EffectPair other) => new(Known + other.Known, Forecast + other.Forecast, Real + other.Real);
}
