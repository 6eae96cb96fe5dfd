namespace ControlTower.EndToEnd.Api;

/// <summary>The same for what is made, when sites work, which stock lies where, what was planned and what partners confirm.</summary>
public sealed class HostileNetworkTests(HostileTower hostile) : IClassFixture<HostileTower>
{
    private const string Now = "2026-03-04T09:00:00Z";
    private const string Later = "2026-03-04T17:00:00Z";

    public static TheoryData<string, string> Documents => new()
    {
        { Bom("""{"item":"ITEM-1","quantity":0}"""), "/boms/0/inputs/0/quantity: 0 is not above 0" },
        { Bom("""{"item":"ITEM-1","quantity":1e400}"""), "/boms/0/inputs/0/quantity: 1e400 is beyond" },
        { Bom("""{"item":"ITEM-9","quantity":1}"""), "/boms/0/inputs/0/item: there is no item 'ITEM-9'" },
        { Bom("""{"item":"MADE","quantity":1}"""), "/boms/0/inputs/0/item: an item is made of other items than itself" },
        { Bom("""{"item":"ITEM-1","quantity":1},{"item":"ITEM-1","quantity":2}"""), "/boms/0/inputs/1: 'ITEM-1' stands twice" },
        { Bom("""{"item":"ITEM-1","quantity":1,"alternates":["ITEM-9"]}"""), "/boms/0/inputs/0/alternates/0: there is no item 'ITEM-9'" },
        { Bom(""), "/boms/0/inputs: holds 0 entries" },
        { Bom("""{"item":"ITEM-1","quantity":1}""").Replace("\"hours\":8", "\"hours\":-1", StringComparison.Ordinal), "/boms/0/hours: -1 is below 0" },
        { Bom("""{"item":"ITEM-1","quantity":1}""").Replace("\"hours\":8", "\"hours\":8,\"line\":\"L-9\"", StringComparison.Ordinal), "/boms/0/line: there is no line 'L-9' at 'PLANT-1'" },
        { Made("0", Now, Later), "/productionOrders/0/quantity: 0 is not above 0" },
        { Made("1", Later, Now), "/productionOrders/0/dueAt: a production order is due after it starts" },
        { Made("1", "2026-03-04T09:00:00", Later), "/productionOrders/0/startAt: expected an instant with its zone" },
        { Made("1", "0001-01-01T00:00:00Z", Later), "/productionOrders/0/startAt" },
        { Site(""" "calendar":{"shifts":[]} """), "/sites/0/calendar/shifts: holds 0 entries" },
        { Site(""" "calendar":{"shifts":[{"days":["someday"],"from":"06:00","until":"14:00"}]} """), "/sites/0/calendar/shifts/0/days/0: expected one of" },
        { Site(""" "calendar":{"shifts":[{"days":["monday"],"from":"25:00","until":"14:00"}]} """), "/sites/0/calendar/shifts/0/from: expected a time of day" },
        { Site(""" "calendar":{"shifts":[{"days":["monday"],"from":"06:00","until":"14:00"}],"closed":["2026-02-30"]} """), "/sites/0/calendar/closed/0: expected a day" },
        { Site($$""" "downtime":[{"from":"{{Later}}","until":"{{Now}}"}] """), "/sites/0/downtime/0/until: a downtime ends after it begins" },
        { Site(""" "capacity":-1 """), "/sites/0/capacity: -1 is below 0" },
        { Site(""" "capacity":1e300 """), "/sites/0/capacity: 1e300 is beyond" },
        { Site(""" "productionLines":[{"id":"L","name":"l"},{"id":"L","name":"m"}] """), "/sites/0/productionLines/1: 'L' stands twice" },
        { Site(""" "productionLines":[{"id":"L","name":"l","items":["ITEM-9"]}] """), "/sites/0/productionLines/0/items/0: there is no item 'ITEM-9'" },
        { Site(""" "stopCostPerHour":{"amount":1,"currency":"EURO"} """), "/sites/0/stopCostPerHour/currency" },
        { Site(""" "partner":"" """), "/sites/0/partner: the text is empty" },
        { Stock(""" "safety":-1 """), "/stock/0/safety: -1 is below 0" },
        { Stock($$""" "lot":"L","receivedAt":"{{Later}}","expiresAt":"{{Now}}" """), "/stock/0/expiresAt: what expires does so after it was received" },
        { """{"items":[{"id":"ITEM-1","name":"i","family":7}]}""", "/items/0/family: expected string or null, found number" },
        { $$"""{"lanes":[{"from":"SUP-1","to":"PLANT-1","leadTimeHours":48,"downtime":[{"from":"{{Now}}","until":"{{Now}}"}]}]}""", "/lanes/0/downtime/0/until" },
        { Site(""" "cutOff":"24:00" """), "/sites/0/cutOff: expected a time of day" },
        { Site(""" "serves":["DC-9"] """), "/sites/0/serves/0: there is no site 'DC-9'" },
        { Site(""" "handlingPerUnit":1e308 """), "/sites/0/handlingPerUnit: 1e308 is beyond" },
        { """{"items":[{"id":"ITEM-1","name":"i","dimensionsCm":[1,2]}]}""", "/items/0/dimensionsCm: holds 2 entries" },
        { """{"items":[{"id":"ITEM-1","name":"i","requires":[""]}]}""", "/items/0/requires/0: the text is empty" },
        { """{"carriers":[{"id":"C","name":"c"},{"id":"C","name":"d"}]}""", "/carriers/1: 'C' stands twice" },
        { Rates("""{"carrier":"C-9"}"""), "/lanes/0/rates/0/carrier: there is no carrier 'C-9'" },
        { Rates("""{"carrier":"C"},{"carrier":"C"}"""), "/lanes/0/rates/1: 'C' stands twice" },
        { Rates("""{"carrier":"C","breaks":[{"fromKg":100,"perKg":1},{"fromKg":100,"perKg":2}]}"""), "/lanes/0/rates/0/breaks/1/fromKg: weight breaks stand in rising order of weight" },
    };

    public static TheoryData<string, string, string> News => new()
    {
        { "purchaseOrder.confirmed", $$"""{"purchaseOrder":"PO-9","at":"{{Now}}"}""", "/data/purchaseOrder: there is no purchase order 'PO-9'" },
        { "purchaseOrder.confirmed", """{"purchaseOrder":"PO-9"}""", "/data/at: the member is required" },
        { "purchaseOrder.confirmed", """{"purchaseOrder":"PO-9","at":"soon","quantity":-1}""", "/data/quantity: -1 is below 0" },
        { "inventory.adjusted", """{"site":"DC-1","item":"ITEM-1","delta":1,"reason":"theft"}""", "/data/reason: expected one of sale, receipt, transfer, scrap" },
        { "inventory.adjusted", """{"site":"DC-1","item":"ITEM-1","delta":1e400,"reason":"receipt"}""", "/data/delta: 1e400 is beyond" },
        { "inventory.adjusted", """{"site":"DC-1","item":"ITEM-1","delta":-1,"reason":"transfer","to":"DC-1"}""", "/data/to: what is transferred goes to another site" },
        { "inventory.adjusted", """{"site":"DC-1","item":"ITEM-1","delta":-1,"reason":"transfer","to":"DC-9"}""", "/data/to: there is no site 'DC-9'" },
        { "lane.condition", """{"from":"SUP-1","to":"DC-1","condition":"weather"}""", "/data/to: there is no lane from 'SUP-1' to 'DC-1'" },
        { "lane.condition", """{"from":"SUP-1","to":"PLANT-1","condition":"aliens"}""", "/data/condition: expected one of" },
        { "lane.condition", """{"from":"SUP-1","to":"PLANT-1","condition":"weather","factor":0.5}""", "/data/factor: 0.5 is below 1" },
        { "lane.condition", """{"from":"SUP-1","to":"PLANT-1","condition":"weather","delayHours":87601}""", "/data/delayHours" },
        { "site.capacity", """{"site":"DC-1","share":1.1,"reason":"labour"}""", "/data/share: 1.1 is above 1" },
        { "site.capacity", """{"site":"DC-1","share":0.5,"reason":"mood"}""", "/data/reason: expected one of labour, equipment, other" },
        { "site.capacity", $$"""{"site":"DC-1","share":0.5,"reason":"labour","from":"{{Later}}","until":"{{Now}}"}""", "/data/until: it ends after it begins" },
        { "lot.held", """{"site":"DC-1","item":"ITEM-1","lot":"L-404"}""", "/data/quantity: the book knows no lot 'L-404' there, so how much it is has to be told" },
        { "lot.released", """{"site":"DC-1","item":"ITEM-1","lot":"L-404"}""", "/data/lot: the book knows no lot 'L-404' there" },
        { "automation.telemetry", """{"site":"DC-1","system":"A","throughputPerHour":-1,"availability":1}""", "/data/throughputPerHour: -1 is below 0" },
        { "automation.telemetry", """{"site":"DC-1","system":"A","throughputPerHour":1,"availability":1.2}""", "/data/availability: 1.2 is above 1" },
        { "automation.telemetry", """{"site":"DC-1","system":"","throughputPerHour":1,"availability":1}""", "/data/system: the text is empty" },
        { "plan.published", Plan("hope", "day", "5"), "/data/kind: expected one of demand, production, inbound" },
        { "plan.published", Plan("demand", "fortnight", "5"), "/data/period: expected one of" },
        { "plan.published", Plan("demand", "day", "5,\"lower\":6"), "/data/lower: it lies above the plan" },
        { "plan.published", Plan("demand", "day", "5,\"upper\":4"), "/data/upper: it lies below the plan" },
        { "plan.published", Plan("demand", "day", "-5"), "/data/quantity: -5 is below 0" },
    };

    public static TheoryData<string, string, string> Requests => new()
    {
        { "PUT /api/v1/sites/DC-1/schedule", """{"calendar":null}""", "/downtime: the member is required" },
        { "PUT /api/v1/sites/DC-1/schedule", $$"""{"calendar":null,"downtime":[{"from":"{{Later}}","until":"{{Now}}"}],"capacity":null}""", "/downtime/0/until: a downtime ends after it begins" },
        { "PUT /api/v1/lanes/PLANT-1/DC-1/schedule", """{"calendar":{"shifts":[]},"downtime":null,"capacity":null}""", "/calendar/shifts: holds 0 entries" },
        { "PUT /api/v1/kpis/inventoryTurnover/target", """{"target":"x","direction":"up"}""", "/target: expected number" },
        { "POST /api/v1/sources/expect", """{"source":"/h","kind":"oracle","intervalHours":1}""", "There is no kind 'oracle'" },
        { "POST /api/v1/sources/expect", """{"kind":"erp"}""", "/source: the member is required" },
        { "PUT /api/v1/sources/precedence/inventory.counted.quantity", """{"order":[],"hours":-1}""", "The hours lie above 0" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public Task Network_ThatIsNotValid_IsRefused(string document, string problem) => hostile.RefusedAsync("PUT /api/v1/network", document, problem);

    [Theory]
    [MemberData(nameof(News))]
    public Task News_ThatAreNotValid_AreRefused(string type, string data, string problem) =>
        hostile.RefusedAsync("POST /api/v1/signals", $$"""{"specversion":"1.0","id":"bad","source":"/e2e","type":"{{type}}","data":{{data}}}""", problem);

    [Theory]
    [MemberData(nameof(Requests))]
    public Task Request_ThatIsNotValid_IsRefused(string call, string body, string problem) => hostile.RefusedAsync(call, body, problem);

    private static string Bom(string inputs) => $$"""
        {"sites":{{Sites}},"items":[{"id":"ITEM-1","name":"i"},{"id":"MADE","name":"m"}],"boms":[{"site":"PLANT-1","item":"MADE","hours":8,"inputs":[{{inputs}}]}]}
        """;

    private static string Made(string quantity, string startAt, string dueAt) =>
        $$"""{"productionOrders":[{"id":"MO-1","site":"PLANT-1","item":"ITEM-1","quantity":{{quantity}},"startAt":"{{startAt}}","dueAt":"{{dueAt}}"}]}""";

    private static string Site(string member) => $$"""{"sites":[{"id":"DC-1","name":"d","kind":"DistributionCenter",{{member}}}]}""";

    private static string Rates(string rates) =>
        $$"""{"carriers":[{"id":"C","name":"c"}],"lanes":[{"from":"SUP-1","to":"PLANT-1","leadTimeHours":48,"rates":[{{rates}}]}]}""";

    private static string Stock(string member) => $$"""{"stock":[{"site":"DC-1","item":"ITEM-1","quantity":1,{{member}}}]}""";

    private static string Plan(string kind, string period, string quantity) =>
        $$"""{"site":"DC-1","item":"ITEM-1","kind":"{{kind}}","periodStart":"{{Now}}","period":"{{period}}","quantity":{{quantity}}}""";

    private const string Sites = """[{"id":"PLANT-1","name":"p","kind":"Plant","productionLines":[{"id":"L-1","name":"l"}]}]""";
}
