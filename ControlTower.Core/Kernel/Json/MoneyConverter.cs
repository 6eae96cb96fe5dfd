using System.Text.Json;
using System.Text.Json.Serialization;

namespace ControlTower.Core.Kernel.Json;

/// <summary>Money stands in JSON as <c>{"amount":10,"currency":"EUR"}</c>.</summary>
internal sealed class MoneyConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        decimal amount = 0;
        var currency = "";
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var isAmount = reader.ValueTextEquals("amount"u8);
            reader.Read();
            if (isAmount) amount = reader.GetDecimal();
            else currency = reader.GetString() ?? "";
        }
        return Money.IsCurrency(currency) ? new Money(Micros.Exactly(amount), currency) : throw new JsonException($"'{currency}' is not an ISO 4217 code.");
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("amount"u8, value.Amount);
        writer.WriteString("currency"u8, value.Currency);
        writer.WriteEndObject();
    }
}
