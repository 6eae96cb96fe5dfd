using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>Who makes what, at what share of the list price, and who can stand in.</summary>
internal static class DemoSuppliers
{
    private static readonly (string Site, string Backup, string[] Items)[] Makers =
    [
        ("SUP-ANTOFAGASTA-1", "", ["RAW-LITHIUM"]),
        ("SUP-SHENZHEN-1", "SUP-ULSAN-1", ["RAW-CELL-21700"]),
        ("SUP-ULSAN-1", "SUP-SHENZHEN-1", ["RAW-CELL-21700"]),
        ("SUP-BAOTOU-1", "", ["RAW-MAGNET"]),
        ("SUP-KAOHSIUNG-1", "SUP-BILBAO-1", ["RAW-TUBE"]),
        ("SUP-BILBAO-1", "SUP-KAOHSIUNG-1", ["RAW-TUBE"]),
        ("SUP-HSINCHU-1", "", ["RAW-MCU"]),
        ("SUP-OSAKA-1", "", ["RAW-BEARING"]),
        ("SUP-HANOI-1", "", ["RAW-HARNESS"]),
        ("SUP-PUNE-1", "", ["RAW-CASTING"]),
        ("SUP-TAIPEI-1", "SUP-STUTTGART-1", ["CMP-MOTOR-MID", "CMP-MOTOR-HUB", "CMP-SENSOR"]),
        ("SUP-STUTTGART-1", "SUP-TAIPEI-1", ["CMP-MOTOR-MID", "CMP-SENSOR"]),
        ("SUP-SUZHOU-1", "SUP-BUDAPEST-1", ["CMP-BATTERY-500", "CMP-BATTERY-750", "CMP-CHARGER"]),
        ("SUP-BUDAPEST-1", "SUP-SUZHOU-1", ["CMP-BATTERY-500", "CMP-BATTERY-750"]),
        ("SUP-TAICHUNG-1", "SUP-BRAGA-1", ["CMP-FRAME-CITY", "CMP-FRAME-TREK", "CMP-FORK"]),
        ("SUP-BRAGA-1", "SUP-TAICHUNG-1", ["CMP-FRAME-CITY", "CMP-FRAME-CARGO"]),
        ("SUP-QUERETARO-1", "SUP-TAICHUNG-1", ["CMP-FRAME-CITY", "CMP-FRAME-TREK"]),
        ("SUP-LODZ-1", "SUP-NAGOYA-1", ["CMP-WHEEL-28", "CMP-WHEEL-20"]),
        ("SUP-NAGOYA-1", "SUP-LODZ-1", ["CMP-GEAR-HUB", "CMP-DERAILLEUR"]),
        ("SUP-CHENNAI-1", "SUP-TURIN-1", ["CMP-BRAKE-SET"]),
        ("SUP-TURIN-1", "SUP-CHENNAI-1", ["CMP-BRAKE-SET"]),
        ("SUP-PENANG-1", "SUP-TALLINN-1", ["CMP-CONTROLLER", "CMP-DISPLAY"]),
        ("SUP-TALLINN-1", "SUP-PENANG-1", ["CMP-CONTROLLER", "CMP-DISPLAY"]),
        ("SUP-TREVISO-1", "SUP-TURIN-1", ["CMP-SADDLE"]),
    ];

    public static IReadOnlyList<SupplierEntry> Create(int seed)
    {
        var random = DemoRandom.For(seed, "suppliers");
        return
        [
            .. from maker in Makers
               from item in maker.Items
               select new SupplierEntry(maker.Site, item, Price(item, random.From(92, 112)), maker.Backup.Length == 0 ? null : maker.Backup),
        ];
    }

    private static Money Price(string item, int percent) =>
        Money.Of(decimal.Round(DemoItems.Find(item).UnitCost!.Value.Amount * percent / 100, 2), DemoItems.Currency);
}
