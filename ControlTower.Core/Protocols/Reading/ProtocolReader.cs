namespace ControlTower.Core.Protocols.Reading;

/// <summary>From a text to a document that has the right shape; what it means is checked afterwards.</summary>
internal static class ProtocolReader
{
    public static readonly string[] Members =
        ["id", "title", "reason", "mode", "trigger", "cases", "when", "level", "levels", "options", "breakers"];

    private static readonly string[] BreakerMembers =
        ["automaticPerHour", "moneyPerDay", "networkShare", "novelty", "failureRate", "disagreement", "silentHours", "drift", "coolDownHours"];

    /// <returns>Null where it is no document at all; what is wrong with one is in the findings.</returns>
    public static (ProtocolDocument Document, DocumentPlaces Places)? Read(string text, ReadingFindings findings)
    {
        try
        {
            return MemberReader.Of(TreeBuilder.Build(text), "", findings, Members) is { } top ? Read(top, findings) : null;
        }
        catch (TreeException problem)
        {
            findings.Add(problem.At, "", problem.Message);
            return null;
        }
    }

    private static (ProtocolDocument Document, DocumentPlaces Places) Read(MemberReader top, ReadingFindings findings)
    {
        var id = top.Required("id", ProtocolBounds.LongestId);
        if (id.Any(letter => letter is '/' or '?' or '#' or '%' || char.IsWhiteSpace(letter))) findings.Add("/id", "an id is one word that can stand in an address, such as supplier-delay");
        var (levels, places) = LevelReading.Read(top, findings);
        var document = new ProtocolDocument(
            id, top.Required("title", ProtocolBounds.LongestTitle), top.Text("reason", ProtocolBounds.LongestText)?.Trim() ?? "", TriggerReading.Read(top, findings), top.Conditions("when", findings), levels)
        {
            Mode = top.Choice("mode", ProtocolMode.Live),
            Breakers = Breakers(top, findings),
        };
        return (document, places);
    }

    private static Breakers? Breakers(MemberReader top, ReadingFindings findings)
    {
        if (top.Find("breakers") is not { } node || MemberReader.Of(node, "/breakers", findings, BreakerMembers) is not { } reader) return null;
        return new(reader.Whole("automaticPerHour", 0, 1_000_000), reader.Money("moneyPerDay", findings))
        {
            NetworkShare = reader.Number("networkShare", 0, 1),
            Novelty = reader.Number("novelty", 0, 1_000),
            FailureRate = reader.Number("failureRate", 0, 1),
            Disagreement = reader.Number("disagreement", 0, 1),
            SilentHours = reader.Number("silentHours", 0, ProtocolBounds.LongestHours),
            Drift = reader.Number("drift", 0, 1_000),
            CoolDownHours = reader.Number("coolDownHours", 0, ProtocolBounds.LongestHours),
        };
    }
}
