using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using Retort.EntityFrameworkCore;

namespace Retort.Tests.EntityFrameworkCore;

/// <summary>A context with everything that the provider's script needs care for.</summary>
internal sealed class ShopContext(string? schema = "shop") : DbContext
{
    public DbSet<Order> Orders => Set<Order>();

    public DbSet<Country> Countries => Set<Country>();

    protected override void OnConfiguring(DbContextOptionsBuilder builder) => builder.UseNpgsql(npgsql => npgsql.MapEnum<OrderState>("order_state")).EnableServiceProviderCaching(false);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        if (schema is not null) builder.HasDefaultSchema(schema);
        builder.HasCollation("german", "de-x-icu", "icu", false);
        builder.Entity<Order>(order =>
        {
            order.ToTable("orders").WasNamed("purchases");
            order.Property(one => one.Buyer).UseCollation("german").HasColumnName("buyer").WasNamed("customer");
            order.HasIndex(one => one.Buyer).IsCreatedConcurrently();
            order.HasOne(one => one.Country).WithMany().HasForeignKey(one => one.CountryCode);
        });
        builder.Entity<Country>(country =>
        {
            country.HasKey(one => one.Code);
            country.Property(one => one.Added).HasDefaultValueSql("now()");
            country.HasData(new Country { Code = "jp", Name = "Japan" }, new Country { Code = "de", Name = "Germany" });
        });
    }

    /// <summary>Declared in the order of a life, which is not that of the alphabet.</summary>
    internal enum OrderState
    {
        New,
        Paid,
        [PgName("on_its_way")]
        Sent,
        Done,
    }

    internal sealed class Order
    {
        public int Id { get; set; }

        public string Buyer { get; set; } = "";

        public OrderState State { get; set; }

        public string CountryCode { get; set; } = "";

        [RenamedFrom("remark", "note")]
        public string? Comment { get; set; }

        public Country? Country { get; set; }
    }

    internal sealed class Country
    {
        public string Code { get; set; } = "";

        public string Name { get; set; } = "";

        public DateTime Added { get; set; }
    }
}
