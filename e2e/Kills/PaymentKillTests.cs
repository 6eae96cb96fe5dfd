using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ControlTower.EndToEnd.Harness;
using Xunit.Abstractions;

namespace ControlTower.EndToEnd.Kills;

/// <summary>
/// Payments are run again and again by several clients while the process is killed: each invoice is asked of the bank once, and the
/// bank, which carries out each payment's id once, has paid each invoice once.
/// </summary>
public sealed class PaymentKillTests(ITestOutputHelper output)
{
    private const int Seed = 20260308;
    private const int Runners = 3;

    private static int Invoices => LongRun.Wanted ? 480 : 120;

    [Fact]
    public async Task Payments_RunUnderKills_PayEachInvoiceOnce()
    {
        await using var bank = new WebhookReceiver();
        await using var tower = await TowerProcess.StartAsync(new TowerOptions());
        using var api = tower.Api();
        (await api.PutAsync("/api/v1/network", SmallNetwork.Document)).Expect(HttpStatusCode.OK);
        bank.Secret = (await api.PostAsync("/api/v1/webhooks", new { url = bank.Url })).Expect(HttpStatusCode.OK).Body().GetProperty("secret").GetString();
        var ids = await BillAsync(api);

        using var ending = new CancellationTokenSource();
        var answered = new ConcurrentBag<int>();
        var runners = Enumerable.Range(0, Runners).Select(_ => Task.Run(() => RunAsync(tower, answered, ending.Token))).ToList();
        var random = new Random(Seed);
        var kills = LongRun.Rounds(slice: 8, whole: 200);
        for (var round = 0; round < kills; round++)
        {
            var approving = ApproveAsync(tower, [.. ids.Where((_, number) => number % kills == round)]);
            await Task.Delay(random.Next(50, 500));
            tower.Kill();
            await tower.RestartAsync();
            await approving;
        }
        await ending.CancelAsync();
        await Task.WhenAll(runners);
        foreach (var id in ids) await ApproveAsync(api, id);
        (await api.PostAsync("/api/v1/payments/run", new { until = DateTimeOffset.UtcNow.AddDays(365) })).Expect(HttpStatusCode.OK);
        await Eventually.HoldsAsync("what is due is delivered", async () => (await api.GetAsync("/api/v1/effects")).Body().GetProperty("items").GetArrayLength() == 0, TimeSpan.FromSeconds(60));

        var journal = await KillJournal.ReadAsync(api);
        var paid = journal.Of("payment.requested").SelectMany(fact => fact.GetProperty("payment").GetProperty("invoices").EnumerateArray().Select(invoice => invoice.GetString()!)).ToList();
        output.WriteLine($"seed {Seed}, {kills} kills, {paid.Count} invoices in {journal.Count("payment.requested")} payments, {answered.Count} runs answered, {bank.Applied.Count} told to the bank");
        Assert.Equal(ids.Order(StringComparer.Ordinal), paid.Order(StringComparer.Ordinal));
        // One telling for each payment, and no payment that was not told.
        Assert.Equal(journal.Count("payment.requested"), journal.Of("effect.requested").Count(effect => effect.GetProperty("type").GetString() == "payment.requested"));
        Assert.Equal(journal.Count("payment.requested"), bank.Applied.Count);
        Assert.True(journal.Count("payment.requested") > kills / 2, $"too few payments to show anything: {journal.Count("payment.requested")}");
        Assert.Empty(bank.BadSignatures);
        Assert.True((await api.GetAsync("/api/v1/journal/verify")).Body().GetProperty("valid").GetBoolean());
    }

    /// <summary>Of forty carriers, so that one run makes many payments.</summary>
    private static async Task<IReadOnlyList<string>> BillAsync(ApiClient api)
    {
        var events = Enumerable.Range(1, Invoices).Select(number => SmallNetwork.Event($"b-{number.ToString(CultureInfo.InvariantCulture)}", "invoice.received", new
        {
            id = $"R-{number}",
            kind = "carrier",
            party = $"CARRIER-{number % 40}",
            currency = "EUR",
            total = 10 + number,
            issuedAt = DateTimeOffset.UtcNow,
            bankAccount = $"DE{number % 40:D20}",
            lines = new[] { new { kind = "freight", quantity = 1, unitPrice = 10 + number } },
        })).ToList();
        (await api.PostAsync("/api/v1/signals", events, ApiClient.EventBatch)).Expect(HttpStatusCode.Accepted);
        var items = (await api.GetAsync("/api/v1/invoices?limit=500")).Expect(HttpStatusCode.OK).Body().GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetString()!).ToList();
        Assert.Equal(Invoices, items.Count);
        return items;
    }

    /// <summary>One round's share, one by one, so that there is something to be paid whenever the kill comes.</summary>
    private static async Task ApproveAsync(TowerProcess tower, IReadOnlyList<string> ids)
    {
        using var api = tower.Api();
        foreach (var id in ids)
        {
            await TryAsync(() => ApproveAsync(api, id));
            await Task.Delay(25);
        }
    }

    /// <summary>What was done before the process died is refused now, and that is well.</summary>
    private static async Task ApproveAsync(ApiClient api, string id)
    {
        await api.PostAsync($"/api/v1/invoices/{id}/release", new { reason = "known" });
        await api.PostAsync($"/api/v1/invoices/{id}/approve", new { reason = "known" });
    }

    private static async Task RunAsync(TowerProcess tower, ConcurrentBag<int> answered, CancellationToken ending)
    {
        using var api = tower.Api();
        while (!ending.IsCancellationRequested)
        {
            await TryAsync(async () =>
            {
                var answer = await api.PostAsync("/api/v1/payments/run", new { until = DateTimeOffset.UtcNow.AddDays(365) });
                if (answer.Status == HttpStatusCode.OK) answered.Add(answer.Body().GetProperty("payments").GetArrayLength());
            });
            await Task.Delay(30, CancellationToken.None);
        }
    }

    /// <summary>A connection that breaks is what a kill looks like from outside; it promises nothing.</summary>
    private static async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException or IOException or SocketException or Xunit.Sdk.XunitException)
        {
            await Task.Delay(20);
        }
    }
}
