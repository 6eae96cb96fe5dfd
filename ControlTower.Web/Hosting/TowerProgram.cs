using System.ComponentModel.DataAnnotations;
using System.Runtime.InteropServices;
using ControlTower.Core.Effects;
using ControlTower.Core.Journal;
using ControlTower.Core.Runtime;
using ControlTower.Core.Storage;
using ControlTower.Core.Storage.Credentials;
using ControlTower.Core.Storage.Projections;
using ControlTower.Core.Tower;
using ControlTower.Web.Features.Account;
using ControlTower.Web.Features.Import;
using ControlTower.Web.Hosting.Commands;
using ControlTower.Web.Jobs;
using ControlTower.Web.Shared.Settings;
using Microsoft.EntityFrameworkCore;

namespace ControlTower.Web.Hosting;

/// <summary>Starts the tower, or says in one line why it cannot start.</summary>
public static class TowerProgram
{
    private const int CannotStart = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        var options = builder.Configuration.GetSection(TowerOptions.Section).Get<TowerOptions>() ?? new();
        var errors = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new(options), errors, validateAllProperties: true))
        {
            foreach (var error in errors) await Console.Error.WriteLineAsync(error.ErrorMessage);
            return CannotStart;
        }
        if (TowerCommands.Asked(args)) return await CommandAsync(args, options);
        builder.Services.Configure<TowerOptions>(builder.Configuration.GetSection(TowerOptions.Section));
        try
        {
            using var data = DataDirectory.Open(options.Folder);
            using var journal = new SqliteJournal(data.Journal);
            return await ServeAsync(builder, options, data, journal);
        }
        catch (IOException problem) when (problem is DataDirectoryException or JournalException)
        {
            await Console.Error.WriteLineAsync($"The tower cannot start: {problem.Message}");
            return CannotStart;
        }
    }

    /// <summary>Ctrl-C and SIGTERM ask a command to end; it leaves nothing half done.</summary>
    private static async Task<int> CommandAsync(string[] args, TowerOptions options)
    {
        using var stopping = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await TowerCommands.RunAsync(args, new(options, Console.Out, Console.Error), stopping.Token);
    }

    private static async Task<int> ServeAsync(WebApplicationBuilder builder, TowerOptions options, DataDirectory data, SqliteJournal journal)
    {
        ImportUploads.EmptyAll(data);
        var snapshots = new SnapshotWork(journal, new(data.Snapshots));
        await using var loop = await OpenTower.OnAsync(journal, snapshots.Load(), options, TimeProvider.System);
        if (data.WasRestored)
        {
            await loop.SubmitAsync(new(Caller.System, new HoldEffects("the data was restored from a backup")));
            data.TakeNoteOfRestore();
        }
        builder.AddTower(options, data, (journal, loop));
        builder.Services.AddSingleton(snapshots);
        await using var app = builder.Build();
        await MigrateAsync(app);
        if (options.Demo) await app.Services.GetRequiredService<DemoLife>().SeedAsync(options.DemoSeed, (decimal)options.DemoSpeed);
        app.MapTower();
        await app.StartAsync();
        Welcome(app, options);
        await app.WaitForShutdownAsync();
        snapshots.WriteLast(loop);
        return 0;
    }

    private static async Task MigrateAsync(WebApplication app)
    {
        await using var credentials = await app.Services.GetRequiredService<IDbContextFactory<CredentialsContext>>().CreateDbContextAsync();
        await credentials.MigrateAloneAsync();
        await using var projections = await app.Services.GetRequiredService<IDbContextFactory<ProjectionsContext>>().CreateDbContextAsync();
        await projections.MigrateAloneAsync();
        // A crash may have come between the fact and the end of the key.
        var forgotten = app.Services.GetRequiredService<TowerLoop>().View.People.Persons.Values.Where(person => person.Forgotten).Select(person => person.Id);
        app.Services.GetRequiredService<PersonKeys>().ForgetAll(forgotten);
    }

    private static void Welcome(WebApplication app, TowerOptions options)
    {
        var address = app.Urls.First().Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        Console.WriteLine($"\nThe tower is at {address} ({(options.Demo ? "demo network" : "your own network")}, data in {Path.GetFullPath(options.Folder)}).");
        Console.WriteLine(app.Services.GetRequiredService<FirstSignIn>().Path is { } path
            ? $"Make the first account at {address}{path}\n"
            : $"Sign in at {address}{AccountEndpoints.SignInPath}\n");
    }
}
