using Bunit;
using ControlTower.Web.Layout;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Shared;

/// <summary>A renderer with the shell's services, a clock that stands at noon UTC on Fri 20 Nov 2026, and lenient scripts.</summary>
public abstract class ComponentTest : BunitContext
{
    /// <summary>How long a page may take to show what comes by itself, also on a busy machine; nobody waits for it where all is well.</summary>
    private protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    static ComponentTest() => DefaultWaitTimeout = Patience;

    protected ComponentTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddShell();
    }

    private protected FixedClock Clock { get; } = new(FixedClock.Noon);

    protected DateTimeOffset Now => Clock.Now;
}
