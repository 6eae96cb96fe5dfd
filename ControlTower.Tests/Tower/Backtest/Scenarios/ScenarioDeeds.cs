using System.Globalization;
using System.Text.Json.Nodes;
using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Backtest;

namespace ControlTower.Tests.Tower.Backtest.Scenarios;

/// <summary>What people of a scenario do besides answering, as commands.</summary>
internal static class ScenarioDeeds
{
    public static PlannedDeed Of(JsonNode deed, DateTimeOffset start)
    {
        var at = start.AddHours((double)deed["at"]!.GetValue<decimal>());
        return new(at, Text(deed, "by"), Command(deed, at));
    }

    public static AddPerson Person(JsonNode person) => new(Text(person, "id"), new(Text(person, "id"), ""), List(person, "roles") ?? [Roles.Approver], List(person, "functions") ?? []);

    private static object Command(JsonNode deed, DateTimeOffset at) => Text(deed, "does") switch
    {
        "delegate" => new GiveDelegation(Text(deed, "to"), List(deed, "functions")!, DateTimeOffset.Parse(Text(deed, "until"), CultureInfo.InvariantCulture), "away")
        {
            Protocols = List(deed, "protocols"),
            UpTo = deed["upTo"]?.GetValue<decimal>() is { } amount ? Money.Of(amount, "EUR") : null,
        },
        "endDelegation" => new EndDelegation(Text(deed, "delegation")),
        "approve" => new Approve(Approval(deed), deed["option"]?.GetValue<string>(), "yes"),
        "reject" => new Reject(Approval(deed), "no"),
        "withdrawAnswer" => new WithdrawAnswer(Approval(deed), "on second thoughts"),
        "withdrawQuestion" => new WithdrawQuestion(Approval(deed), "not now"),
        "resetBreaker" => new ResetBreaker(Breaker.Of(Text(deed, "protocol"), Enum.Parse<BreakerKind>(Text(deed, "breaker"), ignoreCase: true)), "looked at"),
        "change" => new ChangePerson(Text(deed, "person"), List(deed, "roles") ?? [Roles.Approver], List(deed, "functions") ?? [], deed["active"]?.GetValue<bool>() ?? true),
        "tell" => new TakeSignals([Scene.Candidate(Text(deed, "type"), deed["data"]!, $"by-hand-{at:yyyyMMddHHmm}", at)], Single: true),
        var other => throw new InvalidOperationException($"Nobody knows how to '{other}'."),
    };

    /// <summary>Approvals are numbered from 1 for the reader.</summary>
    private static string Approval(JsonNode deed) =>
        $"AP-{ProtocolState.Empty.LastApproval + int.Parse(Text(deed, "approval")["AP-".Length..], CultureInfo.InvariantCulture)}";

    private static string Text(JsonNode node, string member) => node[member]?.GetValue<string>() ?? throw new InvalidOperationException($"'{member}' is missing in {node.ToJsonString()}.");

    private static List<string>? List(JsonNode node, string member) => node[member]?.AsArray().Select(one => one!.GetValue<string>()).ToList();
}
