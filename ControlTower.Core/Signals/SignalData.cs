using System.Text.Json;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Signals;

/// <summary>Reads members of a signal's data, which its schema has checked before.</summary>
public static class SignalData
{
    public static string Text(this JsonElement data, string name) => data.GetProperty(name).GetString()!;

    public static string? TextOrNull(this JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static decimal Number(this JsonElement data, string name) => data.GetProperty(name).GetDecimal();

    public static decimal? NumberOrNull(this JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    public static Quantity Amount(this JsonElement data, string name) => Quantity.Of(data.Number(name));

    public static DateTimeOffset? InstantOrNull(this JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetDateTimeOffset().ToUniversalTime() : null;

    public static IReadOnlyList<string> Texts(this JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(one => one.GetString()!)] : [];
}
