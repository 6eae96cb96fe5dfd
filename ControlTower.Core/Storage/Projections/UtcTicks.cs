using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ControlTower.Core.Storage.Projections;

/// <summary>An instant as UTC ticks, which compare and sort as instants do.</summary>
internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
