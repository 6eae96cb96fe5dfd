using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ControlTower.Core.Kernel.Json;

/// <summary>A time of day stands in JSON as hours and minutes.</summary>
internal sealed class TimeOfDayConverter : JsonConverter<TimeOnly>
{
    public const string Form = "HH:mm";

    public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TimeOnly.ParseExact(reader.GetString()!, Form, CultureInfo.InvariantCulture);

    public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(Form, CultureInfo.InvariantCulture));
}
