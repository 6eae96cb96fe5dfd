using System.Collections;
using System.Reflection;
using System.Text.Json;
using ControlTower.Core.Kernel;

namespace ControlTower.Tests.Journal;

/// <summary>Makes one instance of any fact with every member filled, the same each time, so that a golden file shows all of its bytes.</summary>
internal static class Samples
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 8, 30, 15, 250, TimeSpan.Zero);

    private static readonly Dictionary<Type, Func<string, object>> Plain = new()
    {
        [typeof(string)] = name => $"{name} ü€😀 \"<'",
        [typeof(bool)] = _ => true,
        [typeof(int)] = _ => 7,
        [typeof(long)] = _ => 9_007_199_254_740_993,
        [typeof(decimal)] = _ => 1.25m,
        [typeof(double)] = _ => 48.1,
        [typeof(DateTimeOffset)] = _ => At,
        [typeof(DateOnly)] = _ => new DateOnly(2026, 12, 24),
        [typeof(TimeOnly)] = _ => new TimeOnly(6, 30),
        [typeof(Quantity)] = _ => Quantity.Of(2.5m),
        [typeof(Money)] = _ => Money.Of(10.000001m, "EUR"),
        [typeof(JsonElement)] = _ => JsonDocument.Parse("""{"site":"SUP-1","delayHours":24.50,"items":["ITEM-1"]}""").RootElement,
    };

    public static object Of(Type type) => Of(type, "");

    private static object Of(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Plain.TryGetValue(type, out var make)) return make(name);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(1)!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return ListOf(type.GetGenericArguments()[0], name);
        return Filled(type);
    }

    private static IList ListOf(Type item, string name)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        list.Add(Of(item, name));
        return list;
    }

    private static object Filled(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType, parameter.Name!))]);
        var taken = constructor.GetParameters().Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(one => one.CanWrite && !taken.Contains(one.Name)))
        {
            property.SetValue(made, Of(property.PropertyType, property.Name));
        }
        return made;
    }
}
