using System.Text.Json;
using System.Text.Json.Serialization;

namespace ControlTower.Core.Kernel.Json;

/// <summary>A quantity stands in JSON as a plain number.</summary>
internal sealed class QuantityConverter : JsonConverter<Quantity>
{
    public override Quantity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(Micros.Exactly(reader.GetDecimal()));

    public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Units);
}
