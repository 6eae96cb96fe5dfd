using System.Text.Json;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Signals;

namespace ControlTower.Tests.Signals;

/// <summary>Data that no sender should send: each gets a finding at its place.</summary>
public sealed class NewSignalSchemasTests
{
    [Theory]
    [InlineData(SignalTypes.PurchaseOrderConfirmed, """{"at":"2026-03-02T08:00:00Z"}""", "/purchaseOrder")]
    [InlineData(SignalTypes.PurchaseOrderConfirmed, """{"purchaseOrder":"","at":"2026-03-02T08:00:00Z"}""", "/purchaseOrder")]
    [InlineData(SignalTypes.PurchaseOrderConfirmed, """{"purchaseOrder":"PO-1","at":"tomorrow"}""", "/at")]
    [InlineData(SignalTypes.PurchaseOrderConfirmed, """{"purchaseOrder":"PO-1","at":"2026-03-02T08:00:00Z","quantity":-1}""", "/quantity")]
    [InlineData(SignalTypes.PurchaseOrderConfirmed, """{"purchaseOrder":"PO-1","at":"2026-03-02T08:00:00Z","lines":[{"item":"I"}]}""", "/lines/0/quantity")]
    [InlineData(SignalTypes.InventoryAdjusted, """{"site":"S","item":"I","delta":"3","reason":"sale"}""", "/delta")]
    [InlineData(SignalTypes.InventoryAdjusted, """{"site":"S","item":"I","delta":1e13,"reason":"sale"}""", "/delta")]
    [InlineData(SignalTypes.InventoryAdjusted, """{"site":"S","item":"I","delta":1,"reason":"theft"}""", "/reason")]
    [InlineData(SignalTypes.InventoryAdjusted, """{"site":"S","item":"I","delta":1,"reason":"sale","lot":""}""", "/lot")]
    [InlineData(SignalTypes.LaneCondition, """{"from":"A","to":"B","condition":"fog"}""", "/condition")]
    [InlineData(SignalTypes.LaneCondition, """{"from":"A","to":"B","condition":"weather","factor":0.5}""", "/factor")]
    [InlineData(SignalTypes.LaneCondition, """{"from":"A","to":"B","condition":"weather","delayHours":-1}""", "/delayHours")]
    [InlineData(SignalTypes.LaneCondition, """{"from":"A","to":"B","condition":"weather","until":"2026-03-02"}""", "/until")]
    [InlineData(SignalTypes.SiteCapacity, """{"site":"S","share":1.01,"reason":"labour"}""", "/share")]
    [InlineData(SignalTypes.SiteCapacity, """{"site":"S","share":-0.1,"reason":"labour"}""", "/share")]
    [InlineData(SignalTypes.SiteCapacity, """{"site":"S","share":0.5}""", "/reason")]
    [InlineData(SignalTypes.LotHeld, """{"site":"S","item":"I"}""", "/lot")]
    [InlineData(SignalTypes.LotHeld, """{"site":"S","item":"I","lot":"L","quantity":0}""", "/quantity")]
    [InlineData(SignalTypes.LotHeld, """{"site":"S","item":"I","lot":"L","recall":"yes"}""", "/recall")]
    [InlineData(SignalTypes.AutomationTelemetry, """{"site":"S","system":"M","throughputPerHour":-1,"availability":1}""", "/throughputPerHour")]
    [InlineData(SignalTypes.AutomationTelemetry, """{"site":"S","system":"M","throughputPerHour":1,"availability":2}""", "/availability")]
    [InlineData(SignalTypes.AutomationTelemetry, """{"site":"S","system":"a\u0000b","throughputPerHour":1,"availability":1}""", "/system")]
    [InlineData(SignalTypes.PlanPublished, """{"site":"S","item":"I","kind":"sales","periodStart":"2026-03-02T08:00:00Z","period":"day","quantity":1}""", "/kind")]
    [InlineData(SignalTypes.PlanPublished, """{"site":"S","item":"I","kind":"demand","periodStart":"2026-03-02T08:00:00Z","period":"year","quantity":1}""", "/period")]
    [InlineData(SignalTypes.PlanPublished, """{"site":"S","item":"I","kind":"demand","periodStart":"2026-03-02T08:00:00Z","period":"day","quantity":-1}""", "/quantity")]
    [InlineData(SignalTypes.PlanPublished, """{"site":"S","item":"I","kind":"demand","periodStart":"2300-03-02T08:00:00Z","period":"day","quantity":1}""", "/periodStart")]
    [InlineData(SignalTypes.PlanPublished, """{"site":"S","item":"I","kind":"demand","periodStart":"2026-03-02T08:00:00Z","period":"day","quantity":1,"mean":2}""", "/mean")]
    [InlineData(SignalTypes.InvoiceReceived, """{"id":"R","kind":"supplier","party":"S","currency":"EUR","total":1,"issuedAt":"2026-03-02T08:00:00Z","lines":[]}""", "/lines")]
    [InlineData(SignalTypes.InvoiceReceived, """{"id":"R","kind":"bank","party":"S","currency":"EUR","total":1,"issuedAt":"2026-03-02T08:00:00Z","lines":[{"quantity":1,"unitPrice":1}]}""", "/kind")]
    [InlineData(SignalTypes.InvoiceReceived, """{"id":"R","kind":"supplier","party":"S","currency":"eur","total":1,"issuedAt":"2026-03-02T08:00:00Z","lines":[{"quantity":1,"unitPrice":1}]}""", "/currency")]
    [InlineData(SignalTypes.InvoiceReceived, """{"id":"R","kind":"supplier","party":"S","currency":"EUR","total":1e13,"issuedAt":"2026-03-02T08:00:00Z","lines":[{"quantity":1,"unitPrice":1}]}""", "/total")]
    [InlineData(SignalTypes.InvoiceReceived, """{"id":"R","kind":"supplier","party":"S","currency":"EUR","total":1,"issuedAt":"2026-03-02T08:00:00Z","lines":[{"quantity":1,"unitPrice":1,"vatPercent":119}]}""", "/lines/0/vatPercent")]
    [InlineData(SignalTypes.CreditNoteReceived, """{"id":"R","kind":"supplier","party":"S","currency":"EUR","total":-1,"issuedAt":"2026-03-02T08:00:00Z","lines":[{"quantity":1,"unitPrice":1}]}""", "/total")]
    [InlineData(SignalTypes.PaymentReceived, """{"order":"SO-1","amount":0,"currency":"EUR"}""", "/amount")]
    [InlineData(SignalTypes.PaymentReceived, """{"order":"SO-1","amount":1,"currency":"EUR","stage":"promised"}""", "/stage")]
    [InlineData(SignalTypes.PaymentMade, """{"amount":1}""", "/payment")]
    public void Data_ThatIsBad_IsFoundAtItsPlace(string type, string json, string pointer)
    {
        var findings = new JsonFindings();
        SignalTypes.Schemas[type].Check(JsonDocument.Parse(json).RootElement, findings);
        Assert.Single(findings.Errors, error => error.Pointer == pointer);
    }
}
