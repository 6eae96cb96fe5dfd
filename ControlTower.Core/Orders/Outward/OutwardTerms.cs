using ControlTower.Core.Journal;

namespace ControlTower.Core.Orders.Outward;

/// <summary>Who is told what of orders, as it is put and got.</summary>
public sealed record OutwardTerms
{
    /// <summary>One endpoint for each duty: two that were told would both pick, or both fetch.</summary>
    public IReadOnlyList<OutwardRoute> Routes { get; init; } = [];

    /// <summary>What is set aside at a site with a route is released without being asked to, unless it is held or waits for its money.</summary>
    public bool ReleaseAtOnce { get; init; }

    /// <summary>Customers are told of a delay from so many hours on, above 0.</summary>
    public decimal DelayHours { get; init; } = 1;

    /// <summary>Of messages, where a channel has none of its own; a template in it stands for languages that have none.</summary>
    public string Language { get; init; } = MessageTemplates.ShippedLanguage;

    public IReadOnlyList<ChannelLanguage> Channels { get; init; } = [];

    /// <summary>The company's own, in the place of the shipped ones of the same kind and language.</summary>
    public IReadOnlyList<MessageTemplate> Templates { get; init; } = [];

    /// <summary>Where customers reach the tower's tracking pages, without the slash at the end; null: messages hold the path alone.</summary>
    public string? TrackingAddress { get; init; }

    public static OutwardTerms Default { get; } = new();

    /// <summary>The endpoint of a duty: the one that names it, else the one for all of its kind; null where a person does it.</summary>
    public string? RouteOf(RouteKind kind, string? name) =>
        (Routes.FirstOrDefault(one => one.Kind == kind && one.Name is not null && one.Name == name) ?? Routes.FirstOrDefault(one => one.Kind == kind && one.Name is null))?.Endpoint;

    public string LanguageOf(string? channel) => Channels.FirstOrDefault(one => one.Channel == channel)?.Language ?? Language;
}

/// <summary>Whose system it is: that of the site that picks, of the store where it is fetched, of the carrier, or the one that writes to customers.</summary>
public enum RouteKind { Warehouse, Store, Carrier, Customers }

/// <param name="Name">The site or carrier; null for all of the kind that no other route names.</param>
public sealed record OutwardRoute(RouteKind Kind, string? Name, string Endpoint);

/// <param name="Language">ISO 639-1.</param>
public sealed record ChannelLanguage(string Channel, string Language);

[FactKind("outward.termsPut")]
public sealed record OutwardTermsPut(OutwardTerms Terms) : IFact;

/// <summary>Takes the place of all that held.</summary>
public sealed record PutOutwardTerms(OutwardTerms Terms);
