using System.Globalization;
using ControlTower.EndToEnd.Harness;

namespace ControlTower.EndToEnd.Orders;

/// <summary>An order as somebody placed it, with where it goes.</summary>
internal sealed record RealOrder(string Id, string Customer, (double Lat, double Lon) Place, IReadOnlyList<RealLine> Lines)
{
    private const string State = "SP";
    private const double EarthKm = 6371.0088;

    /// <summary>Orders of olist for one state of Brazil, the first of which is of two items and the others of one; where the data is not beside the repository, orders like them.</summary>
    public static IReadOnlyList<RealOrder> Read(int count)
    {
        var folder = Path.Combine(TowerProgram.RepositoryRoot(), "..", "shared", "data", "olist");
        return Directory.Exists(folder) ? Olist(folder, count) : [.. Enumerable.Range(0, count).Select(Invented)];
    }

    /// <summary>Great circle.</summary>
    public double KmTo((double Lat, double Lon) other)
    {
        double Rad(double degrees) => degrees * Math.PI / 180;
        var (height, width) = (Math.Sin(Rad(other.Lat - Place.Lat) / 2), Math.Sin(Rad(other.Lon - Place.Lon) / 2));
        return 2 * EarthKm * Math.Asin(Math.Sqrt((height * height) + (Math.Cos(Rad(Place.Lat)) * Math.Cos(Rad(other.Lat)) * width * width)));
    }

    private static List<RealOrder> Olist(string folder, int count)
    {
        IEnumerable<string[]> Rows(string table) => File.ReadLines(Path.Combine(folder, $"olist_{table}_dataset.csv")).Skip(1).Select(line => line.Split(','));
        var places = Rows("geolocation").GroupBy(row => row[0]).ToDictionary(zip => zip.Key, zip => (Number(zip.First()[1]), Number(zip.First()[2])));
        var customers = Rows("customers").Where(row => row[^1] == State && places.ContainsKey(row[2])).ToDictionary(row => row[0]);
        var weights = Rows("products").Where(row => row[5].Length > 0).ToDictionary(row => row[0], row => Number(row[5]) / 1_000);
        var lines = Rows("order_items").Where(row => weights.ContainsKey(row[2])).ToLookup(row => row[0]);
        var orders = Rows("orders").Where(row => customers.ContainsKey(row[1]) && lines[row[0]].Any()).Select(row => new RealOrder(row[0], row[1], places[customers[row[1]][2]],
            [.. lines[row[0]].GroupBy(line => line[2]).Select(item => new RealLine(item.Key, item.Count(), Number(item.First()[5]), weights[item.Key]))])).ToList();
        return [orders.First(order => order.Lines.Count == 2), .. orders.Where(order => order.Lines.Count == 1).Take(count - 1)];
    }

    private static RealOrder Invented(int number) => new($"order-{number}", $"customer-{number}", (-23.2 - (number * 0.05), -46.9 + (number * 0.1)),
        [.. Enumerable.Range(0, number == 0 ? 2 : 1).Select(line => new RealLine($"item-{number}-{line}", 1, 40 + line, 0.8))]);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

internal sealed record RealLine(string Item, int Quantity, double Price, double WeightKg);
