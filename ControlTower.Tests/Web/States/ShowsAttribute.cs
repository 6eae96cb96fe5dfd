namespace ControlTower.Tests.Web.States;

/// <summary>Says of a test which state of which page it shows; the matrix of pages and states is read from it.</summary>
/// <param name="page">A page, or what pages derive from: then all of them within the frame.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ShowsAttribute(PageState state, Type page) : Attribute
{
    public PageState State { get; } = state;

    public Type Page { get; } = page;
}
