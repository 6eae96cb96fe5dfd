using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;

namespace ControlTower.Web.Api;

/// <summary>JSON as the API speaks it: as the journal writes it, with nulls told.</summary>
public static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(CanonicalJson.Options)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.Never,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        // A network that was got can be put again: kinds of sites are written as the network's schema names them.
        options.Converters.Insert(0, new JsonStringEnumConverter<SiteKind>(allowIntegerValues: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
