using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Focus;
using ControlTower.Web.Shared.Keyboard;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ControlTower.Web.Layout;

/// <summary>What the frame and the shared components need. Register an own <see cref="IShellState"/> and <see cref="IShellSearch"/> before or after.</summary>
public static class ShellRegistration
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped<IShellState, QuietShellState>();
        services.TryAddScoped<IShellSearch, EmptySearch>();
        services.AddScoped<ToastService>();
        services.AddScoped<Arrivals>();
        services.AddScoped<KeyMap>();
        return services;
    }
}
