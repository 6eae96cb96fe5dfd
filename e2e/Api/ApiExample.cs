namespace ControlTower.EndToEnd.Api;

/// <summary>One example of docs/api.md: what is sent, and what is to come.</summary>
/// <param name="Line">Where the request's block begins, from 1.</param>
/// <param name="Answer">The body as it is shown; empty where none is.</param>
public sealed record ApiExample(int Line, string Method, string Path, IReadOnlyList<(string Name, string Value)> Headers, string Body, int Status, string? MediaType, string Answer)
{
    /// <summary>The path without its query.</summary>
    public string Route => Path.Split('?')[0];
}

/// <summary>A talk with the hub: lines that go there, and lines that come back.</summary>
public sealed record HubExample(int Line, string Path, IReadOnlyList<(string Name, string Value)> Headers, IReadOnlyList<(bool Sent, string Text)> Messages);
