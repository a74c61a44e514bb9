from tests.ui.conftest import dashboard, shown


def test_an_empty_store_offers_the_blank_form_and_samples(home):
    app = dashboard()
    assert "放入自评表" in shown(app)
    assert [button.key for button in app.button] == ["to_import", "load_seed", "load_district"]
    assert len(app.get("download_button")) == 1


def test_the_seed_loads_and_can_be_cleared_again(home):
    app = dashboard()
    app.button(key="load_seed").click().run()
    text = shown(app)
    assert "全年预算 220.63 万元，支出 220.53 万元，执行率 99.95%" in text
    app.button(key="clear_samples").click().run()
    assert "放入自评表" in shown(app)


def test_the_sample_district_loads(home):
    app = dashboard()
    app.button(key="load_district").click().run()
    assert app.selectbox(key="year").value == "2023"
    assert "未报送" in shown(app)
