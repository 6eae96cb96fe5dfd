using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>What Quillberg's plants and their suppliers make of what, on which lines, and what they are to make next.</summary>
internal static class DemoMaking
{
    private const int FirstOrder = 4_001;
    private const int OrdersEachLine = 8;

    private static readonly string[] EveryBike = ["CMP-BRAKE-SET", "CMP-CONTROLLER", "CMP-DISPLAY", "CMP-SADDLE", "CMP-CHARGER"];

    /// <summary>What a bike has beside that; a wheel set for each.</summary>
    private static readonly (string Bike, string[] Parts)[] Recipes =
    [
        ("BIKE-CITY-3", ["CMP-BATTERY-500", "CMP-MOTOR-HUB", "CMP-FRAME-CITY", "CMP-WHEEL-28", "CMP-GEAR-HUB"]),
        ("BIKE-CITY-5", ["CMP-BATTERY-500", "CMP-MOTOR-MID", "CMP-SENSOR", "CMP-FRAME-CITY", "CMP-WHEEL-28", "CMP-GEAR-HUB"]),
        ("BIKE-CITY-LOW", ["CMP-BATTERY-500", "CMP-MOTOR-HUB", "CMP-FRAME-CITY", "CMP-WHEEL-28", "CMP-GEAR-HUB"]),
        ("BIKE-TREK-4", ["CMP-BATTERY-500", "CMP-MOTOR-MID", "CMP-SENSOR", "CMP-FRAME-TREK", "CMP-FORK", "CMP-WHEEL-28", "CMP-DERAILLEUR"]),
        ("BIKE-TREK-6", ["CMP-BATTERY-500", "CMP-MOTOR-MID", "CMP-SENSOR", "CMP-FRAME-TREK", "CMP-FORK", "CMP-WHEEL-28", "CMP-DERAILLEUR"]),
        ("BIKE-TREK-8", ["CMP-BATTERY-750", "CMP-MOTOR-MID", "CMP-SENSOR", "CMP-FRAME-TREK", "CMP-FORK", "CMP-WHEEL-28", "CMP-GEAR-HUB"]),
        ("BIKE-CARGO-1", ["CMP-BATTERY-750", "CMP-MOTOR-MID", "CMP-SENSOR", "CMP-FRAME-CARGO", "CMP-WHEEL-20", "CMP-GEAR-HUB"]),
        ("BIKE-CARGO-2", ["CMP-BATTERY-750", "CMP-MOTOR-MID", "CMP-SENSOR", "CMP-FRAME-CARGO", "CMP-FORK", "CMP-WHEEL-20", "CMP-GEAR-HUB"]),
        ("BIKE-FOLD-2", ["CMP-BATTERY-500", "CMP-MOTOR-HUB", "CMP-FRAME-CITY", "CMP-WHEEL-20", "CMP-DERAILLEUR"]),
        ("BIKE-RIDGE-5", ["CMP-BATTERY-750", "CMP-MOTOR-MID", "CMP-SENSOR", "CMP-FRAME-TREK", "CMP-FORK", "CMP-WHEEL-28", "CMP-DERAILLEUR"]),
    ];

    private static readonly (string Plant, string Line, string Name, string[] Bikes)[] Lines =
    [
        ("PLT-BRNO", "BRNO-1", "City line", ["BIKE-CITY-3", "BIKE-CITY-5", "BIKE-CITY-LOW"]),
        ("PLT-BRNO", "BRNO-2", "Trekking line", ["BIKE-TREK-4", "BIKE-TREK-6", "BIKE-TREK-8", "BIKE-RIDGE-5"]),
        ("PLT-AVEIRO", "AVEIRO-1", "Cargo and folding line", ["BIKE-CARGO-1", "BIKE-CARGO-2", "BIKE-FOLD-2"]),
        ("PLT-MONTERREY", "MONTERREY-1", "Mixed line", ["BIKE-CITY-5", "BIKE-TREK-6", "BIKE-CARGO-1"]),
    ];

    /// <summary>What suppliers make of what tier 2 delivers.</summary>
    private static readonly (string Component, (string Material, int Quantity)[] Of)[] Parts =
    [
        ("CMP-BATTERY-500", [("RAW-CELL-21700", 40), ("RAW-HARNESS", 1)]),
        ("CMP-BATTERY-750", [("RAW-CELL-21700", 60), ("RAW-HARNESS", 1)]),
        ("CMP-MOTOR-MID", [("RAW-MAGNET", 12), ("RAW-MCU", 2), ("RAW-BEARING", 2)]),
        ("CMP-MOTOR-HUB", [("RAW-MAGNET", 16), ("RAW-MCU", 1)]),
        ("CMP-FRAME-CITY", [("RAW-TUBE", 4)]),
        ("CMP-FRAME-TREK", [("RAW-TUBE", 5)]),
        ("CMP-FRAME-CARGO", [("RAW-TUBE", 9)]),
        ("CMP-WHEEL-28", [("RAW-BEARING", 4)]),
        ("CMP-WHEEL-20", [("RAW-BEARING", 4)]),
        ("CMP-GEAR-HUB", [("RAW-BEARING", 6)]),
        ("CMP-BRAKE-SET", [("RAW-CASTING", 2)]),
        ("CMP-CONTROLLER", [("RAW-MCU", 1), ("RAW-HARNESS", 1)]),
        ("CMP-DISPLAY", [("RAW-MCU", 1)]),
    ];

    /// <summary>Nearly used up when the demo begins.</summary>
    public static IReadOnlyList<string> Awaited { get; } = ["CMP-BATTERY-500", "CMP-BATTERY-750", "CMP-BRAKE-SET"];

    /// <summary>Two shifts on working days and one on Saturday.</summary>
    public static CalendarEntry Calendar { get; } = new(
    [
        new([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], new(6, 0), new(22, 0)),
        new([DayOfWeek.Saturday], new(6, 0), new(14, 0)),
    ]);

    /// <summary>A plant and what it makes.</summary>
    public static IReadOnlyList<(string Plant, string Item)> Made { get; } = [.. from line in Lines from bike in line.Bikes select (line.Plant, bike)];

    public static IReadOnlyList<BomEntry> Boms { get; } =
    [
        .. from line in Lines
           from bike in line.Bikes
           let parts = Recipes.First(recipe => recipe.Bike == bike).Parts.Concat(EveryBike)
           select new BomEntry(line.Plant, bike, [.. parts.Select(part => new BomInput(part, Quantity.Of(1)))], 16) { Line = line.Line },
        .. from supplier in DemoSuppliers.Create(0)
           let part = Parts.FirstOrDefault(part => part.Component == supplier.Item)
           where part.Component is not null
           select new BomEntry(supplier.Site, supplier.Item, [.. part.Of.Select(of => new BomInput(of.Material, Quantity.Of(of.Quantity)))], 48),
    ];

    public static IReadOnlyList<ProductionLineEntry> LinesOf(string plant) =>
        [.. Lines.Where(line => line.Plant == plant).Select(line => new ProductionLineEntry(line.Line, line.Name, Calendar, line.Bikes))];

    /// <summary>Each line works off one order after the other, a day of work each.</summary>
    public static IReadOnlyList<ProductionOrderEntry> Orders(int seed, DateTimeOffset now)
    {
        var orders = new List<ProductionOrderEntry>();
        foreach (var line in Lines)
        {
            var random = DemoRandom.For(seed, line.Line);
            var work = WorkTime.Of(DemoSites.All.First(site => site.Id == line.Plant), line.Line);
            var start = work.Opening(now.AddHours(random.From(2, 6)))!.Value;
            for (var i = 0; i < OrdersEachLine; i++)
            {
                var due = work.Add(start, 16);
                orders.Add(new($"MO-{FirstOrder + orders.Count}", line.Plant, line.Bikes[i % line.Bikes.Length], Quantity.Of(random.From(8, 22)), start, due) { Line = line.Line });
                start = work.Opening(due)!.Value;
            }
        }
        return orders;
    }
}
