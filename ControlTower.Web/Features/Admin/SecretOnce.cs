namespace ControlTower.Web.Features.Admin;

/// <summary>Something that is shown now and never again.</summary>
/// <param name="Title">What it is and for whom.</param>
/// <param name="Text">What to do with it.</param>
public sealed record SecretOnce(string Title, string Text, string Value);
