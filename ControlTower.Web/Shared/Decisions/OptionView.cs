using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;

namespace ControlTower.Web.Shared.Decisions;

/// <summary>An option as it is compared and chosen.</summary>
/// <param name="AtRisk">Orders of the case; what the saved ones are a part of.</param>
/// <param name="Above">It costs more than the level's own authority.</param>
public sealed record OptionView(RunOption Option, int AtRisk, bool Recommended, bool Above)
{
    private const int HashShown = 8;

    public string Id => Option.Id;

    public string Title => Option.Title;

    public Money Cost => Option.Cost;

    public int Saved => Option.Effect.OrdersSaved;

    public double Share => AtRisk == 0 ? 0 : Math.Min(1, Saved / (double)AtRisk);

    public DateTimeOffset? RegainedAt => Option.Effect.ServiceRegainedAt;

    /// <summary>What an approval is bound to, short.</summary>
    public string Bound => Option.Hash[..Math.Min(HashShown, Option.Hash.Length)];

    /// <summary>What becomes of production orders, in order of their new times.</summary>
    public IReadOnlyList<ProductionMove> Production => ProductionMove.Of(Option);

    public static IReadOnlyList<OptionView> Of(IReadOnlyList<RunOption> options, int atRisk, Money? authority) =>
        [.. options.Select((one, place) => new OptionView(one, atRisk, place == 0, authority is { } limit && one.Cost.Currency == limit.Currency && one.Cost > limit))];
}
