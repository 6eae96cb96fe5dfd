using System.Globalization;
using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Editing;

namespace ControlTower.Web.Features.Protocols.Authoring;

/// <summary>
/// The text of a protocol as a form sees it: each field is a part of the text, by its path. What a field says goes into the text as it was
/// typed, right or wrong, and the checks say what is wrong with it; what no field shows stays in the text as it is.
/// </summary>
/// <param name="changed">Takes the text that came of a change.</param>
public sealed class DraftForm(ProtocolEdit edit, IReadOnlyList<ProtocolFinding> findings, Action<string> changed)
{
    private static readonly (string Test, string Sign)[] Signs = [("atLeast", ">="), ("above", ">"), ("atMost", "<="), ("below", "<")];

    private static readonly string[] Starts = ["cases", "signals", "schedule", "kpi", "stock", "recommendations"];

    /// <summary>What only the text says.</summary>
    public static string NotCovered => "Comments, and parts that are written in a way the form does not read, stand in the text alone; what the form does not show stays there as it is.";

    public ProtocolEdit Edit { get; } = edit;

    /// <summary>The levels, as paths.</summary>
    public IReadOnlyList<string> Levels => Edit.Has("/levels") ? Paths("/levels") : Edit.Has("/level") ? ["/level"] : [];

    /// <summary>What starts it: one of the six, or "" where nothing does.</summary>
    public string Start => Edit.Has("/cases") ? "cases" : Starts.FirstOrDefault(one => Edit.Members("/trigger").Contains(one)) ?? "";

    /// <summary>Where a part of the trigger stands: at the top in the short form.</summary>
    public string OfTrigger(string name) => name == "cases" && Edit.Has("/cases") ? "/cases" : $"/trigger/{name}";

    /// <summary>The entries of a list, as paths.</summary>
    public IReadOnlyList<string> Paths(string list) => [.. Enumerable.Range(0, Edit.Count(list)).Select(index => string.Create(CultureInfo.InvariantCulture, $"{list}/{index}"))];

    /// <summary>The first of them that is there, else the first.</summary>
    public string At(params string[] paths) => paths.FirstOrDefault(Edit.Has) ?? paths[0];

    public string Value(string path) => Edit.Value(path)?.Trim() ?? "";

    /// <summary>What is wrong there or below; null where nothing is.</summary>
    public string? Problem(string path) =>
        findings.FirstOrDefault(one => one.Path == path && one.Severity == FindingSeverity.Error)?.Message
        ?? findings.FirstOrDefault(one => one.Severity == FindingSeverity.Error && one.Path.StartsWith(path + "/", StringComparison.Ordinal))?.Message;

    /// <summary>Nothing written there takes the part out.</summary>
    public void Set(string path, string? value)
    {
        var text = value?.Trim() ?? "";
        if (text == Value(path)) return;
        changed(text.Length == 0 ? Edit.Remove(path) : Edit.Put(path, EditValue.Of(text)));
    }

    public void SetAll(string path, IReadOnlyList<string> values) => changed(values.Count == 0 ? Edit.Remove(path) : Edit.Put(path, EditValue.OfTexts(values)));

    public void Remove(string path) => changed(Edit.Remove(path));

    public void Append(string list, EditValue entry) => changed(Edit.Append(list, entry));

    /// <summary>Another thing starts it; sites and items stay.</summary>
    public void SetStart(string start)
    {
        if (start == Start || !Starts.Contains(start)) return;
        List<(string, EditValue)> members = [(start, Example(start))];
        foreach (var name in new[] { "sites", "items" })
        {
            if (Edit.Values($"/trigger/{name}") is { Count: > 0 } values) members.Add((name, EditValue.OfTexts(values)));
        }
        changed(Edit.Replace(Edit.Has("/cases") ? "/cases" : "/trigger", "trigger", EditValue.OfMemberLines([.. members])));
    }

    /// <summary>Sites and items need the long form of the trigger.</summary>
    public void SetNarrow(string name, IReadOnlyList<string> values)
    {
        if (!Edit.Has("/cases")) SetAll($"/trigger/{name}", values);
        else if (values.Count > 0) changed(Edit.Replace("/cases", "trigger", EditValue.OfMemberLines(("cases", EditValue.OfTexts(Edit.Values("/cases") ?? [])), (name, EditValue.OfTexts(values)))));
    }

    /// <summary>The level that there is becomes the first of a list; the new one begins with one function and a window.</summary>
    public void AddLevel()
    {
        var names = Levels.Select(level => Value($"{level}/name")).ToList();
        var level = EditValue.OfMemberLines(
            ("name", EditValue.Of(string.Create(CultureInfo.InvariantCulture, $"level-{names.Count + 1}"))),
            ("functions", EditValue.OfTexts(["management"])), ("decide", EditValue.Of("one")), ("window", EditValue.Of("4 h")), ("onTimeout", EditValue.Of("park")));
        changed(Edit.Has("/level") && !Edit.Has("/levels")
            ? ProtocolEdit.Read(Edit.ListOf("/level", "levels"), out _) is { } listed ? listed.Append("/levels", level) : Edit.Text
            : Edit.Append("/levels", level));
    }

    /// <summary>The entry changes places with the one before it.</summary>
    public void MoveUp(string entry) => changed(Edit.MoveUp(entry));

    /// <summary>On which side of the figure a KPI starts it.</summary>
    public void SetKpiSide(string side)
    {
        var other = side == "above" ? "below" : "above";
        if (Edit.Has($"/trigger/kpi/{side}")) return;
        changed(Edit.Has($"/trigger/kpi/{other}") ? Edit.Replace($"/trigger/kpi/{other}", side, EditValue.Of(Value($"/trigger/kpi/{other}"))) : Edit.Put($"/trigger/kpi/{side}", EditValue.Of("0")));
    }

    /// <summary>How a level decides, whichever way it is written.</summary>
    public string DecidePath(string level) => At($"{level}/decide", $"{level}/decision");

    public string Mode(string level) => Edit.IsObject(DecidePath(level)) ? Value($"{DecidePath(level)}/mode") : Value(DecidePath(level));

    public void SetMode(string level, string mode) => Set(Edit.IsObject(DecidePath(level)) ? $"{DecidePath(level)}/mode" : DecidePath(level), mode);

    /// <summary>A member of how it decides, which is an object from then on.</summary>
    public void SetDecide(string level, string name, EditValue? value)
    {
        var path = DecidePath(level);
        if (value is null) changed(Edit.Remove($"{path}/{name}"));
        else if (Edit.IsObject(path)) changed(Edit.Put($"{path}/{name}", value));
        else changed(Edit.Put(path, EditValue.OfMembers(("mode", EditValue.Of(Mode(level) is { Length: > 0 } mode ? mode : "joint")), (name, value))));
    }

    public string Weight(string level, string function) => Value($"{DecidePath(level)}/weights/{function}");

    /// <summary>What a function's voice weighs; nothing there is 1, and without any weight each voice counts alike.</summary>
    public void SetWeight(string level, string function, string? value)
    {
        var (path, text) = ($"{DecidePath(level)}/weights", value?.Trim() ?? "");
        if (text == Weight(level, function)) return;
        if (text.Length > 0 && Edit.IsObject(path)) changed(Edit.Put($"{path}/{function}", EditValue.Of(text)));
        else if (text.Length > 0) SetDecide(level, "weights", EditValue.OfMembers((function, EditValue.Of(text))));
        else changed(Edit.Remove(Edit.Members(path).Count == 1 ? path : $"{path}/{function}"));
    }

    /// <summary>A limit of the authority; what it may decide at once can stand alone.</summary>
    public string Limit(string level, string name)
    {
        var path = $"{level}/authority";
        if (!Edit.IsObject(path)) return name == "perDecision" ? Value(path) : "";
        if (Edit.Members(path).Contains("amount")) return name == "perDecision" ? $"{Value($"{path}/amount")} {Value($"{path}/currency")}" : "";
        return Value(name == "durationHours" ? At($"{path}/durationHours", $"{path}/duration") : $"{path}/{name}");
    }

    public void SetLimit(string level, string name, string? value)
    {
        var (path, text) = ($"{level}/authority", value?.Trim() ?? "");
        if (text == Limit(level, name)) return;
        if (Edit.IsObject(path) && !Edit.Members(path).Contains("amount"))
        {
            var at = name == "durationHours" ? At($"{path}/durationHours", $"{path}/duration") : $"{path}/{name}";
            changed(text.Length > 0 ? Edit.Put(at, EditValue.Of(text)) : Edit.Members(path).Count == 1 ? Edit.Remove(path) : Edit.Remove(at));
            return;
        }
        var first = Limit(level, "perDecision");
        if (name == "perDecision") changed(text.Length > 0 ? Edit.Put(path, EditValue.Of(text)) : Edit.Remove(path));
        else changed(Edit.Put(path, EditValue.OfMembers([.. first.Length > 0 ? new[] { ("perDecision", EditValue.Of(first)) } : [], (name, EditValue.Of(text))])));
    }

    /// <summary>Conditions as texts, also those that are written as objects.</summary>
    public IReadOnlyList<string> Conditions(string list) => Edit.Count(list) == 0 ? Edit.Values(list) ?? [] : [.. Paths(list).Select(Condition)];

    public void SetCondition(string list, int index, string? value)
    {
        var texts = Conditions(list);
        var text = value?.Trim() ?? "";
        if (index < texts.Count && texts[index] == text) return;
        if (index >= texts.Count) Append(list, EditValue.Of(text));
        else if (Edit.Count(list) == 0) Set(list, text);
        else if (text.Length == 0) changed(Edit.Remove(string.Create(CultureInfo.InvariantCulture, $"{list}/{index}")));
        else Set(string.Create(CultureInfo.InvariantCulture, $"{list}/{index}"), text);
    }

    /// <summary>An option that is a word alone becomes an object with its first step.</summary>
    public void AddStep(string option)
    {
        var step = EditValue.OfMembers(("function", EditValue.Of("procurement")), ("action", EditValue.Of("Say what is done")), ("within", EditValue.Of("4 h")));
        changed(Edit.IsObject(option)
            ? Edit.Append($"{option}/steps", step)
            : Edit.Put(option, EditValue.OfMemberLines(("kind", EditValue.Of(Value(option))), ("steps", EditValue.OfLines([step])))));
    }

    public string KindOf(string option) => Edit.IsObject(option) ? Value($"{option}/kind") : Value(option);

    private string Condition(string path)
    {
        if (!Edit.IsObject(path)) return Value(path);
        var (test, sign) = Signs.FirstOrDefault(one => Edit.Has($"{path}/{one.Test}"));
        return $"{Value($"{path}/field")} {sign} {(test is null ? "" : Value($"{path}/{test}"))}".Trim();
    }

    private static EditValue Example(string start) => start switch
    {
        "cases" => EditValue.OfTexts(["supplierDelay"]),
        "signals" => EditValue.OfTexts(["demand.observed"]),
        "recommendations" => EditValue.OfTexts(["buy"]),
        "schedule" => EditValue.OfMembers(("at", EditValue.Of("06:30")), ("timeZone", EditValue.Of("Europe/Berlin"))),
        "kpi" => EditValue.OfMembers(("kpi", EditValue.Of("fillRate")), ("below", EditValue.Of("90"))),
        _ => EditValue.OfMembers(("belowQuantity", EditValue.Of("50"))),
    };
}
