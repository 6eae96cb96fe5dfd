using System.Reflection;
using ControlTower.Web;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Tests.Web.States;

/// <summary>Every page of the program, found by its route.</summary>
internal static class Pages
{
    public static IReadOnlyList<Type> All { get; } =
        [.. typeof(App).Assembly.GetTypes().Where(type => type.IsDefined(typeof(RouteAttribute), false)).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>Within the frame of a desk, which stands around every page that names no other layout.</summary>
    public static IReadOnlyList<Type> Framed { get; } = [.. All.Where(type => type.GetCustomAttribute<LayoutAttribute>()?.LayoutType is not { } layout || layout == typeof(ControlTower.Web.Layout.MainLayout))];

    public static Type Of(string name) => All.Single(page => page.Name == name);
}
