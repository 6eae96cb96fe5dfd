namespace ControlTower.Tests.Protocols;

/// <summary>Texts that must never become a protocol: each of the shipped ones broken in a known way at a place drawn by a seed, and whole texts of hostility.</summary>
internal static class BadDocuments
{
    private static readonly (string Part, string[] Others)[] Breaks =
    [
        ("title:", ["titel:", "title: {a: ", "title: \"", "title: !x", "title: &a", "title: *b #", "? title:", "title: |\n\ttab", "title: \u202E"]),
        ("cases: [", ["cases: [[", "cases: {", "cases: [nothing, ", "cases: [7, ", "case: [", "cases: [*all, ", "cases: ]"]),
        ("level:", ["levels:", "level: []\nx:", "level: 7\ny:", "levle:", "level: ~\nz:"]),
        ("functions: [", ["functions: [nobody, ", "functions: [[], ", "functions: [{}, ", "function: [", "functions: [null, "]),
        ("windowHours: 4", ["windowHours: 0", "windowHours: -4", "windowHours: four", "windowHours: 1e9", "windowHours: .inf", "windowHours: .nan", "windowHours: 0x10", "windowHours: [4]", "windowHours: 4 EUR", "window: 4 working", "windowHours: 4\n  windowHours: 5"]),
        ("options:", ["option:", "options: {}\nq:", "options: wait\nr:", "options: []\ns:"]),
        ("- kind: wait", ["- kind: await", "- kind: [wait]", "- kind:", "- sort: wait", "- wait: wait", "- kind: wait\n    kind: wait"]),
        ("withinHours: 8", ["withinHours: -8", "withinHours: 9999999", "withinHours: 8 EUR", "within: yesterday", "withinHours: '8'", "withinHours: {}"]),
        ("onTimeout: park", ["onTimeout: raise", "onTimeout: explode", "onTimeout: [park]", "onTimeout: null", "onTimeOut: park"]),
        ("id: ", ["id: a b ", "id: [", "id: \"\\u0000", "id: \"\\uD800", "id: a/", "%TAG ! x\n---\nid: ", "---\n---\nid: "]),
    ];

    /// <summary>By a name that tells what is wrong.</summary>
    public static IEnumerable<(string Name, string Text)> All()
    {
        foreach (var (text, number) in Core.Protocols.ProtocolText.Shipped.Select((text, number) => (text, number)))
        {
            foreach (var (part, others) in Breaks.Where(one => text.Contains(one.Part, StringComparison.Ordinal)))
            {
                foreach (var other in others) yield return ($"shipped {number}: {other}", text.Replace(part, other, StringComparison.Ordinal));
            }
        }
        foreach (var one in Conditions()) yield return one;
        foreach (var one in Whole()) yield return one;
    }

    /// <summary>Conditions that are none, in a document that is well otherwise.</summary>
    private static IEnumerable<(string Name, string Text)> Conditions()
    {
        string[] bad =
        [
            "disruptionHours >= 48 kg", "ordersAtRisk > 10 EUR", "valueAtRisk > 3 h", "no.such.field > 3", "disruptionHours >=", ">= 48", "disruptionHours 48", "site.kind == moon", "delays(1000 d) > 2", "spent(25 h) > 1 EUR",
            "valueAtRisk > 5 USD", "localTime > 99:99", "disruptionHours >= 48 h and", "((((((", "))))", "a.b.c.d.e.f", "$(reboot)", "1", "'text'", "true and 5", "disruptionHours > 5 h, disruptionHours < 3", "disruptionHours between 9 h and 3 h",
            new string('(', 500) + "1" + new string(')', 500), string.Concat(Enumerable.Repeat("not ", 400)) + "workingTime", string.Join(" and ", Enumerable.Repeat("ordersAtRisk > 1", 200)), string.Join(" + ", Enumerable.Repeat("1", 900)),
            new string('9', 1_900), "ordersAtRisk in (" + string.Join(", ", Enumerable.Range(0, 300)) + ")", new string('-', 1_000) + "1 > 2", "site.id == '" + new string('x', 5_000) + "'", "disruptionHours > 5 h\u0007",
        ];
        foreach (var text in bad) yield return ($"condition {text[..Math.Min(30, text.Length)]}", Worlds.TwoLevels("when: workingTime", "when: not workingTime").Replace("when: []", "when: [\"" + text.Replace("\"", "'", StringComparison.Ordinal) + "\"]", StringComparison.Ordinal));
        yield return ("gap", Worlds.TwoLevels("when: disruptionHours < 48", "when: disruptionHours > 48"));
        yield return ("overlap", Worlds.TwoLevels("when: disruptionHours <= 48", "when: disruptionHours >= 48"));
        yield return ("never", Worlds.TwoLevels("when: workingTime", "when: not workingTime", "ordersAtRisk > 3, ordersAtRisk < 2"));
    }

    private static IEnumerable<(string Name, string Text)> Whole()
    {
        yield return ("empty", "");
        yield return ("blank", "\n \n");
        yield return ("nul", "id: a\0b");
        yield return ("byte order in the middle", "id: a\uFEFFb\ntitle: \uFFFE");
        yield return ("half a character", "id: \uD83D");
        yield return ("huge", "id: " + new string('a', 300_000));
        yield return ("huge list", "options: [" + string.Join(", ", Enumerable.Repeat("wait", 40_000)) + "]");
        yield return ("many members", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"m{i}: 1\n")));
        yield return ("many twice", string.Concat(Enumerable.Repeat("a: 1\n", 20_000)));
        yield return ("long key", new string('k', 100_000) + ": 1");
        foreach (var depth in new[] { 30, 1_000, 20_000, 100_000 })
        {
            yield return ($"lists {depth} deep", "id: " + new string('[', depth) + new string(']', depth));
            yield return ($"objects {depth} deep", string.Concat(Enumerable.Repeat("{a: ", depth)) + "1" + new string('}', depth));
            yield return ($"dashes {depth} deep", string.Concat(Enumerable.Repeat("- ", depth)) + "1");
            yield return ($"open lists {depth}", new string('[', depth));
            yield return ($"questions {depth}", string.Concat(Enumerable.Repeat("? ", depth)) + "1");
        }
        yield return ("laughs", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]");
        yield return ("binary", "id: !!binary R0lGODlh");
        yield return ("type", "!!python/object:os.system {}");
        yield return ("sets", "!!set {a, b}");
        yield return ("tabs", "id: a\n\ttitle: b");
        yield return ("colons", new string(':', 5_000));
        yield return ("quotes", string.Concat(Enumerable.Repeat("\"a\"", 2_000)));
        yield return ("json cut off", "{\"id\": \"a\", \"title\": ");
        yield return ("json twice", "{\"id\":\"a\"}{\"id\":\"b\"}");
        yield return ("markup", "<html><script>alert(1)</script></html>");
        yield return ("number", "42");
        yield return ("text", "please order more");
    }
}
