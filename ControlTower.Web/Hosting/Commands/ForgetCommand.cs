using ControlTower.Core.Kernel;
using ControlTower.Core.Storage;
using ControlTower.Core.Storage.Credentials;
using ControlTower.Core.Tower;
using ControlTower.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace ControlTower.Web.Hosting.Commands;

/// <summary>Erases a person: what was sealed with the person's key can be read by nobody any more, and the chain still verifies.</summary>
public sealed class ForgetCommand : ITowerCommand
{
    public string Name => "forget";

    public string Arguments => "PERSON";

    public string Summary => "Destroys the key of a person (such as P-3) and the account. It cannot be undone.";

    public async Task<int> RunAsync(CommandLine line, CommandSurroundings around, CancellationToken cancellation)
    {
        if (line.Values is not [var person])
        {
            await around.Error.WriteLineAsync($"Name one person.\nUsage: {Name} {Arguments}");
            return TowerCommands.Misused;
        }
        using var data = DataDirectory.Open(around.Options.Folder);
        using var journal = new SqliteJournal(data.Journal);
        await using var loop = await OpenTower.OnAsync(journal, TowerState.Empty, around.Options, TimeProvider.System);
        await using var services = new ServiceCollection().AddLogging().AddSecrets(data).BuildServiceProvider();
        await using (var credentials = await services.GetRequiredService<IDbContextFactory<CredentialsContext>>().CreateDbContextAsync(cancellation))
        {
            await credentials.MigrateAloneAsync(cancellation);
            var desk = new PeopleDesk(loop, services.GetRequiredService<PersonKeys>());
            var forgotten = await desk.ForgetAsync(person, async command => (await loop.SubmitAsync(new(Caller.System, command))).Answer);
            if (!forgotten.Succeeded) return await RefusedAsync(around, forgotten.Refusal);
        }
        await around.Out.WriteLineAsync($"{person} is forgotten. Backups that were made before still hold the key.");
        return 0;
    }

    private static async Task<int> RefusedAsync(CommandSurroundings around, Refusal refusal)
    {
        await around.Error.WriteLineAsync(refusal.Message);
        return TowerCommands.Failed;
    }
}
