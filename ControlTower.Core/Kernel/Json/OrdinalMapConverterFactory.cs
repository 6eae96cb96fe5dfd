using System.Text.Json;
using System.Text.Json.Serialization;

namespace ControlTower.Core.Kernel.Json;

/// <summary>An <see cref="OrdinalMap{TValue}"/> stands in JSON as an object whose members come in ordinal order.</summary>
internal sealed class OrdinalMapConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(OrdinalMap<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(MapConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class MapConverter<TValue> : JsonConverter<OrdinalMap<TValue>>
    {
        public override OrdinalMap<TValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var map = OrdinalMap<TValue>.Empty;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var key = reader.GetString()!;
                reader.Read();
                map = map.Set(key, JsonSerializer.Deserialize<TValue>(ref reader, options)!);
            }
            return map;
        }

        public override void Write(Utf8JsonWriter writer, OrdinalMap<TValue> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (key, item) in value)
            {
                writer.WritePropertyName(key);
                JsonSerializer.Serialize(writer, item, options);
            }
            writer.WriteEndObject();
        }
    }
}
