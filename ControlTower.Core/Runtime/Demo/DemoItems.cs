using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>What Quillberg buys, makes and sells.</summary>
internal static class DemoItems
{
    public const string Currency = "EUR";

    /// <summary>Bought from tier 2 by tier 1.</summary>
    public static IReadOnlyList<ItemEntry> Materials { get; } =
    [
        Item("RAW-LITHIUM", "Lithium carbonate, drum", "Materials", 25m, 310m),
        Item("RAW-CELL-21700", "Battery cell 21700", "Materials", 0.07m, 3.4m),
        Item("RAW-MAGNET", "Rotor magnet", "Materials", 0.05m, 1.9m),
        Item("RAW-TUBE", "Aluminium tube 6061", "Materials", 1.2m, 7.5m),
        Item("RAW-MCU", "Motor control chip", "Materials", 0.01m, 4.2m),
        Item("RAW-BEARING", "Sealed bearing", "Materials", 0.08m, 1.6m),
        Item("RAW-HARNESS", "Wiring loom", "Materials", 0.3m, 5.1m),
        Item("RAW-CASTING", "Caliper casting", "Materials", 0.2m, 3.8m),
    ];

    /// <summary>Bought from tier 1 by the plants.</summary>
    public static IReadOnlyList<ItemEntry> Components { get; } =
    [
        Item("CMP-BATTERY-500", "Battery pack 500 Wh", "Batteries", 2.9m, 182m),
        Item("CMP-BATTERY-750", "Battery pack 750 Wh", "Batteries", 4.1m, 251m),
        Item("CMP-CHARGER", "Charger 4 A", "Batteries", 0.8m, 24m),
        Item("CMP-MOTOR-MID", "Mid motor 85 Nm", "Drives", 2.8m, 228m),
        Item("CMP-MOTOR-HUB", "Hub motor 45 Nm", "Drives", 2.2m, 96m),
        Item("CMP-SENSOR", "Torque sensor", "Drives", 0.1m, 21m),
        Item("CMP-FRAME-CITY", "Frame, city", "Frames", 3.2m, 118m),
        Item("CMP-FRAME-TREK", "Frame, trekking", "Frames", 3.0m, 139m),
        Item("CMP-FRAME-CARGO", "Frame, cargo", "Frames", 7.8m, 265m),
        Item("CMP-FORK", "Suspension fork", "Frames", 1.9m, 72m),
        Item("CMP-WHEEL-28", "Wheel set 28 inch", "Wheels", 3.4m, 64m),
        Item("CMP-WHEEL-20", "Wheel set 20 inch", "Wheels", 2.9m, 58m),
        Item("CMP-BRAKE-SET", "Hydraulic brake set", "Brakes", 0.7m, 49m),
        Item("CMP-GEAR-HUB", "Gear hub, 8 speeds", "Gears", 1.7m, 83m),
        Item("CMP-DERAILLEUR", "Derailleur set", "Gears", 0.9m, 57m),
        Item("CMP-CONTROLLER", "Drive controller", "Electronics", 0.4m, 39m),
        Item("CMP-DISPLAY", "Display unit", "Electronics", 0.2m, 33m),
        Item("CMP-SADDLE", "Saddle with post", "Contact points", 0.9m, 22m),
    ];

    public static IReadOnlyList<ItemEntry> Bikes { get; } =
    [
        Item("BIKE-CITY-3", "Quill City 3", "City bikes", 23.4m, 940m),
        Item("BIKE-CITY-5", "Quill City 5", "City bikes", 23.9m, 1120m),
        Item("BIKE-CITY-LOW", "Quill City Low", "City bikes", 24.1m, 1010m),
        Item("BIKE-TREK-4", "Quill Trek 4", "Trekking bikes", 24.6m, 1280m),
        Item("BIKE-TREK-6", "Quill Trek 6", "Trekking bikes", 25.0m, 1490m),
        Item("BIKE-TREK-8", "Quill Trek 8", "Trekking bikes", 25.2m, 1760m),
        Item("BIKE-CARGO-1", "Quill Cargo 1", "Cargo bikes", 39.5m, 2110m),
        Item("BIKE-CARGO-2", "Quill Cargo 2", "Cargo bikes", 43.0m, 2480m),
        Item("BIKE-FOLD-2", "Quill Fold 2", "Folding bikes", 17.2m, 870m),
        Item("BIKE-RIDGE-5", "Quill Ridge 5", "Mountain bikes", 24.3m, 1830m),
    ];

    public static IReadOnlyList<ItemEntry> Accessories { get; } =
    [
        Item("ACC-HELMET", "Helmet with light", "Accessories", 0.4m, 29m),
        Item("ACC-LOCK", "Folding lock", "Accessories", 1.3m, 26m),
        Item("ACC-PANNIER", "Pannier bag", "Accessories", 0.9m, 24m),
        Item("ACC-CHILD-SEAT", "Child seat", "Accessories", 3.8m, 61m),
        Item("PRT-TYRE-28", "Tyre 28 inch", "Spare parts", 0.8m, 14m),
        Item("PRT-TUBE", "Inner tube", "Spare parts", 0.2m, 3m),
        Item("PRT-CHAIN", "Chain", "Spare parts", 0.3m, 11m),
        Item("PRT-PADS", "Brake pads", "Spare parts", 0.1m, 6m),
        Item("PRT-LAMP", "Front lamp", "Spare parts", 0.2m, 19m),
        Item("PRT-MIRROR", "Mirror", "Spare parts", 0.2m, 9m),
    ];

    public static IReadOnlyList<ItemEntry> All { get; } = [.. Materials, .. Components, .. Bikes, .. Accessories];

    /// <summary>Components that customers order as well, so that a supplier's delay reaches them.</summary>
    public static IReadOnlyList<ItemEntry> Replacements { get; } =
        [.. Components.Where(item => item.Id is "CMP-BATTERY-500" or "CMP-BATTERY-750" or "CMP-CHARGER" or "CMP-BRAKE-SET" or "CMP-DISPLAY" or "CMP-SADDLE")];

    /// <summary>What customers order.</summary>
    public static IReadOnlyList<ItemEntry> Sold { get; } = [.. Bikes, .. Accessories.Take(4), .. Replacements];

    /// <summary>What is counted on the round: nobody orders or ships it in the demo, so the book stays near the document.</summary>
    public static IReadOnlyList<string> Counted { get; } = [.. Accessories.Skip(4).Select(item => item.Id)];

    public static ItemEntry Find(string id) => All.First(item => item.Id == id);

    private static ItemEntry Item(string id, string name, string family, decimal weightKg, decimal cost) =>
        new(id, name, weightKg, Money.Of(cost, Currency)) { Family = family };
}
