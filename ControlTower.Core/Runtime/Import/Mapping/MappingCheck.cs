using System.Text;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>What a mapping has to hold to before any file is opened.</summary>
internal static class MappingCheck
{
    public static IReadOnlyList<string> Encodings { get; } = ["utf-8", "utf-16", "iso-8859-1"];

    public static Refusal? Check(ImportMapping mapping)
    {
        List<FieldError> errors = [.. Empty(mapping)];
        if (errors.Count == 0) errors = [.. Head(mapping), .. Tables(mapping), .. Targets(mapping)];
        if (errors.Count == 0) errors.AddRange(Cycles(mapping));
        if (errors.Count == 0) return null;
        return Refusal.Invalid($"The mapping cannot be used: {errors[0].Pointer}: {errors[0].Message}", errors[0].Pointer) with
        {
            Errors = errors,
            ErrorCount = errors.Count,
        };
    }

    public static string Delimiter(TableMapping table) => table.Delimiter == "tab" ? "\t" : table.Delimiter;

    public static bool IsJson(TableMapping table) => table.File.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    public static Encoding EncodingOf(TableMapping table) => Encoding.GetEncoding(table.Encoding);

    /// <summary>YAML gives nothing at all for a member that is named and left empty.</summary>
    private static IEnumerable<FieldError> Empty(ImportMapping mapping)
    {
        foreach (var (name, table) in mapping.Tables.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            if (table is null) yield return new($"/tables/{name}", "It is empty.");
            foreach (var (join, to) in (table?.Joins ?? []).OrderBy(one => one.Key, StringComparer.Ordinal))
            {
                if (to is null) yield return new($"/tables/{name}/joins/{join}", "It is empty.");
            }
        }
        foreach (var (pointer, target) in mapping.Targets())
        {
            if (target is null) yield return new(pointer, "It is empty.");
        }
    }

    private static IEnumerable<FieldError> Head(ImportMapping mapping)
    {
        if (!Money.IsCurrency(mapping.Currency)) yield return new("/currency", $"'{mapping.Currency}' is not an ISO 4217 code.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(mapping.Times.Zone, out _)) yield return new("/times/zone", $"'{mapping.Times.Zone}' is not the name of a time zone.");
        if (!mapping.Targets().Any()) yield return new("", "It fills nothing: give orders, sites, items, lanes, stock, suppliers, boms or the like.");
        if (mapping.Tables.Count > 50) yield return new("/tables", "A mapping has at most 50 tables.");
        if (mapping.OrderLines is not null && mapping.Orders is null) yield return new("/orderLines", "Lines need orders.");
    }

    private static IEnumerable<FieldError> Tables(ImportMapping mapping)
    {
        foreach (var (name, table) in mapping.Tables.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            var pointer = $"/tables/{name}";
            if (!IsFileName(table.File)) yield return new($"{pointer}/file", "It has to be the name of a file inside the folder.");
            if (Delimiter(table).Length != 1 || table.Delimiter == "\"") yield return new($"{pointer}/delimiter", "It has to be one character, or tab.");
            if (!Encodings.Contains(table.Encoding)) yield return new($"{pointer}/encoding", $"It has to be one of {string.Join(", ", Encodings)}.");
            if (WideFault(table) is { } fault) yield return new($"{pointer}/wide", fault);
            foreach (var (join, to) in table.Joins.OrderBy(one => one.Key, StringComparer.Ordinal))
            {
                if (to.On.Length == 0) yield return new($"{pointer}/joins/{join}/on", "A column is missing.");
                if (!mapping.Tables.TryGetValue(to.Table, out var other)) yield return new($"{pointer}/joins/{join}/table", $"There is no table '{to.Table}'.");
                else if (string.IsNullOrEmpty(other.Key)) yield return new($"/tables/{to.Table}/key", "A table that is joined to needs a key.");
            }
        }
    }

    private static IEnumerable<FieldError> Targets(ImportMapping mapping)
    {
        foreach (var (pointer, target) in mapping.Targets())
        {
            if (!mapping.Tables.ContainsKey(target.Table)) yield return new($"{pointer}/table", $"There is no table '{target.Table}'.");
            foreach (var field in target.Fields())
            {
                if (field.Required && field.Mapping is null) yield return new($"{pointer}/{field.Name}", "It is required.");
                if (field.Mapping is { } given && Fault(given) is { } fault) yield return new($"{pointer}/{field.Name}", fault);
            }
        }
    }

    private static string? Fault(FieldMapping field)
    {
        if (field.From.Count == 0 && field.Otherwise is null) return "It names no column (from) and no fixed value (otherwise).";
        if (field.Columns().Any(string.IsNullOrWhiteSpace)) return "A column has no name.";
        if (field.DividedBy == 0) return "dividedBy has to be another number than 0.";
        return field.OnlyIf is { In.Count: 0 } ? "onlyIf needs values (in)." : null;
    }

    private static IEnumerable<FieldError> Cycles(ImportMapping mapping)
    {
        var done = new HashSet<string>(StringComparer.Ordinal); // lookup only
        foreach (var name in mapping.Tables.Keys.Order(StringComparer.Ordinal))
        {
            if (HasCycle(mapping, name, done, [])) yield return new($"/tables/{name}/joins", "Its joins lead back to itself.");
        }
    }

    private static bool HasCycle(ImportMapping mapping, string table, HashSet<string> done, List<string> path)
    {
        if (path.Contains(table)) return true;
        if (!done.Add(table)) return false;
        path.Add(table);
        var found = mapping.Tables[table].Joins.Values.Any(join => HasCycle(mapping, join.Table, done, path));
        path.RemoveAt(path.Count - 1);
        return found;
    }

    private static string? WideFault(TableMapping table)
    {
        if (table.Wide is not { } wide) return null;
        if (IsJson(table)) return "A JSON file has no columns of its own to read as rows.";
        return wide.Name.Length == 0 || wide.Value.Length == 0 || wide.Name == wide.Value ? "name and value call the two columns that it gives." : null;
    }

    /// <summary>Folders inside the folder are allowed, ways out of it are not.</summary>
    private static bool IsFileName(string name) =>
        name.IndexOfAny(['\\', '\0', ':']) < 0 && name.Split('/').All(part => part.Length > 0 && part is not ("." or ".."));
}
