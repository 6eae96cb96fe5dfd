using Bunit;
using ControlTower.Web.Layout;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Shared;

/// <summary>A renderer with the shell's services, a clock that stands at noon UTC on Fri 20 Nov 2026, and lenient scripts.</summary>
public abstract class ComponentTest : BunitContext
{
    protected ComponentTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddShell();
    }

    private protected FixedClock Clock { get; } = new(FixedClock.Noon);

    protected DateTimeOffset Now => Clock.Now;
}
