namespace ControlTower.Core.Storage.Credentials;

/// <summary>The secret that signs what is sent to an endpoint.</summary>
public sealed class EndpointSecret
{
    public required string Endpoint { get; set; }

    /// <summary>UTF-8 of the secret's text, wrapped by data protection.</summary>
    public required byte[] Wrapped { get; set; }
}
