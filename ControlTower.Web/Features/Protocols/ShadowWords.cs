using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Web.Shared.Formats;

namespace ControlTower.Web.Features.Protocols;

/// <summary>What a version in the shadow would have done, in words.</summary>
public static class ShadowWords
{
    /// <param name="functions">Their names, by id.</param>
    public static string Would(ShadowDecision one, OrdinalMap<string> functions) => one switch
    {
        { RecordedAt: null } => "weighs its options",
        { Would: ShadowWould.Act, Option: { } option } => $"{ProtocolWords.Option(option.Kind)} on its own, {Cost(option.Cost)}",
        { Would: ShadowWould.Ask, Option: { } option } => $"ask {ProtocolWords.Names(one.Functions, functions)}: {ProtocolWords.Option(option.Kind)}, {Cost(option.Cost)}",
        _ => $"do nothing{(one.Because is { } because ? $": {because}" : "")}",
    };

    public static string Beside(ShadowDecision one) => one.Agrees switch
    {
        null => "nothing is decided yet",
        true when one.Run is null => "the same: nothing was done",
        true => $"the same as {one.Run}",
        _ => string.Join("; ", one.Differs),
    };

    private static string Cost(Money cost) => MoneyFormat.Text(cost.Amount, cost.Currency).Plain;
}
